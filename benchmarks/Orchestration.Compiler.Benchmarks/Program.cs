using Orchestration.Compiler.Benchmarks;

return AnalyzerCost.Run(files: 2000, pipelines: 500, rounds: args is ["--rounds", var rounds] ? int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture) : 5);
