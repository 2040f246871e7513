using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>A compiled assembly with its symbols, in memory.</summary>
internal sealed record AssemblyImage(ImmutableArray<byte> Assembly, ImmutableArray<byte> Symbols)
{
    /// <summary>Compiles; a compile-time error fails the test and shows where it stands.</summary>
    public static AssemblyImage Of(ScenarioRun run)
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = run.Compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!result.Success)
        {
            Assert.Fail("The code does not compile.\n\n" + FailureReport.List(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        }

        return new([.. assembly.ToArray()], [.. symbols.ToArray()]);
    }

    /// <summary>The assembly as another project references it.</summary>
    public MetadataReference ToReference() => MetadataReference.CreateFromImage(Assembly);
}
