using System.Globalization;
using Orchestration.Compiler.Benchmarks;
using Orchestration.Compiler.Benchmarks.Generators;

// Where nothing is said, both are measured, with --rounds 5 --files 2000 --pipelines 500 for the analyzers and --most 1000 for the generator.
int rounds = Number("--rounds", 5);
int result = 0;
if (!args.Contains("--analyzers"))
{
    result |= GeneratorCost.Run([.. new[] { 1, 10, 100, 1000 }.Where(count => count <= Number("--most", 1000))], rounds);
}

if (!args.Contains("--generator"))
{
    result |= AnalyzerCost.Run(Number("--files", 2000), Number("--pipelines", 500), rounds);
}

return result;

int Number(string name, int usual) => Array.IndexOf(args, name) is >= 0 and int at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : usual;
