using System.Globalization;
using Orchestration.Compiler.Benchmarks;

// --rounds 5 --files 2000 --pipelines 500 are what is taken where nothing is said.
return AnalyzerCost.Run(Number("--files", 2000), Number("--pipelines", 500), Number("--rounds", 5));

int Number(string name, int usual) => Array.IndexOf(args, name) is >= 0 and int at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : usual;
