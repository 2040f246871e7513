using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Benchmarks.Sources;

namespace Orchestration.Compiler.Benchmarks.Generators;

/// <summary>What a run of a generator took.</summary>
internal readonly record struct Cost(double Milliseconds, double Megabytes);

/// <summary>One generator in an editor: a project that is opened and edited, and what the generator costs after each edit.</summary>
internal sealed class EditedProject
{
    private const int PlainFiles = 100;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private readonly Contestant contestant;
    private readonly List<File> declared;
    private readonly List<AdditionalText> texts = [];
    private File plain;
    private CSharpCompilation compilation;
    private GeneratorDriver driver;

    public EditedProject(Contestant contestant, int count)
    {
        this.contestant = contestant;
        declared = [.. Enumerable.Range(0, count).Select(Declare)];
        List<File> others = [.. Enumerable.Range(0, PlainFiles).Select(number => new File($"/src/Plain{number}.cs", PlainSource.Of(number)))];
        plain = others[0];
        compilation = CSharpCompilation.Create(
            "Measured",
            [.. declared.Concat(others).Select(file => file.Tree)],
            References.WithLogging,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        driver = CSharpGeneratorDriver.Create([contestant.Create()], texts, Parsing);
    }

    /// <summary>The first run.</summary>
    public Cost Open() => Run(compilation);

    /// <summary>A body changes in a file that the generator has nothing to do with.</summary>
    public Cost EditUnrelated(int edit) => Run(Replace(ref plain, plain.Edit(PlainSource.Of(0).Replace("asked++;", $"asked += {edit};", StringComparison.Ordinal))));

    /// <summary>A body changes in a class that the generator adds to.</summary>
    public Cost EditBody(int edit) => Edit(edit, file => file with { Body = edit });

    /// <summary>What the generator reads changes in one file: a prompt, a property, a message.</summary>
    public Cost EditDeclared(int edit) => Edit(edit, file => file with { Declared = edit });

    /// <summary>A further file comes that the generator adds to.</summary>
    public Cost Add()
    {
        File added = Declare(declared.Count);
        declared.Add(added);
        driver = driver.ReplaceAdditionalTexts([.. texts]);
        return Run(compilation.AddSyntaxTrees(added.Tree));
    }

    /// <summary>The texts of the generated files, the same object where a file was not written again.</summary>
    public IReadOnlyDictionary<string, SourceText> Generated => driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources).ToDictionary(source => source.HintName, source => source.SourceText);

    /// <summary>What the compiler says against the sources with what was generated.</summary>
    public IEnumerable<Diagnostic> Errors()
    {
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation whole, out var ofGenerators);
        return whole.GetDiagnostics().Concat(ofGenerators).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private File Declare(int number)
    {
        if (contestant.TextOf(number) is { } text)
        {
            texts.Add(new Text($"/src/{text.Name}", text.Text));
        }

        return new File($"/src/File{number}.cs", contestant.SourceOf(number));
    }

    private Cost Edit(int edit, Func<File, File> change)
    {
        int number = edit % declared.Count;
        File file = change(declared[number]);
        string source = contestant.SourceOf(number).Replace("value + 1;", $"value + {file.Body + 1};", StringComparison.Ordinal);
        File old = declared[number];
        Cost cost = Run(Replace(ref old, file.Edit(contestant.Change(source, file.Declared))));
        declared[number] = old;
        return cost;
    }

    private CSharpCompilation Replace(ref File place, File with)
    {
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(place.Tree, with.Tree);
        place = with;
        return edited;
    }

    private Cost Run(CSharpCompilation edited)
    {
        compilation = edited;
        GC.Collect();
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan start = Environment.CpuUsage.TotalTime;
        driver = driver.RunGenerators(edited);
        return new Cost((Environment.CpuUsage.TotalTime - start).TotalMilliseconds, (GC.GetAllocatedBytesForCurrentThread() - bytes) / 1e6);
    }

    /// <summary>A file, with the numbers that edits have put into its body and its declarations.</summary>
    private sealed record File(SyntaxTree Tree)
    {
        public File(string path, string text)
            : this(CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), Parsing, path))
        {
        }

        public int Body { get; init; }

        public int Declared { get; init; }

        /// <summary>The file with another text, of which only what differs is parsed again, as in an editor.</summary>
        public File Edit(string text)
        {
            SourceText old = Tree.GetText();
            string before = old.ToString();
            int shorter = Math.Min(before.Length, text.Length);
            int start = Enumerable.Range(0, shorter).TakeWhile(at => before[at] == text[at]).Count();
            int end = Enumerable.Range(1, shorter - start).TakeWhile(at => before[^at] == text[^at]).Count();
            var change = new TextChange(TextSpan.FromBounds(start, before.Length - end), text[start..^end]);
            return this with { Tree = Tree.WithChangedText(old.WithChanges(change)) };
        }
    }

    private sealed class Text(string path, string text) : AdditionalText
    {
        private readonly SourceText text = SourceText.From(text, Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
