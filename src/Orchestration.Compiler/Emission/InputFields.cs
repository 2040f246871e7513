using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Emission;

/// <summary>The properties of a step's input, one for each of its parameters.</summary>
internal sealed class InputFields
{
    private static readonly string[] OfEveryRecord = ["Write", "Equals", "ToString", "GetHashCode", "GetType", "Deconstruct", "PrintMembers", "MemberwiseClone", "ReferenceEquals", "Finalize"];

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    public InputFields(StepModel step)
    {
        var allocator = new NameAllocator(OfEveryRecord);
        foreach (StepParameter parameter in step.Inputs)
        {
            names[parameter.Name] = allocator.Allocate(CodeNames.Pascal(parameter.Name));
        }

        Declaration = string.Join(", ", step.Inputs.Select(parameter => $"{parameter.Type.Name} {names[parameter.Name]}"));
    }

    /// <summary>The parameters of the record.</summary>
    public string Declaration { get; }

    public string Of(string parameter) => names.TryGetValue(parameter, out string name) ? name : parameter;
}
