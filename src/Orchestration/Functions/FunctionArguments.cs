using System.ComponentModel;

namespace Orchestration;

/// <summary>The arguments of one call of a function, read one by one; what is wrong with them is gathered for the model. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FunctionArguments
{
    private readonly IDictionary<string, object?>? given;
    private List<string>? problems;

    internal FunctionArguments(FunctionSignature function, IDictionary<string, object?>? arguments)
    {
        Function = function;
        given = arguments;
        NoteUnknown();
    }

    /// <summary>Whether all that were read could be read.</summary>
    public bool AreReadable => problems is null;

    internal FunctionSignature Function { get; }

    /// <summary>What is wrong with them, for the model.</summary>
    internal string Problem => $"The arguments of '{Function.Name}' cannot be read. {string.Join(' ', problems ?? [])} Call it again with arguments that fit its schema.";

    private string Known => Function.Parameters.Count == 0
        ? "it takes none"
        : $"it takes {string.Join(", ", Function.Parameters.Select(parameter => $"'{parameter.Name}'"))}";

    /// <summary>Reads all arguments; gives what is wrong with them, or null where nothing is.</summary>
    internal string? Check()
    {
        foreach (FunctionParameter parameter in Function.Parameters)
        {
            string? problem = TryFind(parameter.Name, out object? value) ? parameter.ProblemOf(Function.Json, value)
                : parameter.IsOptional ? null
                : $"'{parameter.Name}' is missing.";
            Note(problem);
        }

        return AreReadable ? null : Problem;
    }

    /// <summary>Reads an argument; where it cannot be read, the default value is given and <see cref="AreReadable"/> is false.</summary>
    /// <param name="name">The parameter's name.</param>
    public T Read<T>(string name)
    {
        FunctionParameter<T> parameter = (FunctionParameter<T>)Function.Find(name)!;
        if (!TryFind(name, out object? value))
        {
            Note(parameter.IsOptional ? null : $"'{name}' is missing.");
            return parameter.Default!;
        }

        Note(parameter.TryRead(Function.Json, value, out T? result));
        return result!;
    }

    private bool TryFind(string name, out object? value)
    {
        value = null;
        return given is not null && given.TryGetValue(name, out value);
    }

    private void NoteUnknown()
    {
        int known = 0;
        for (int i = 0; i < Function.Parameters.Count; i++)
        {
            known += TryFind(Function.Parameters[i].Name, out _) ? 1 : 0;
        }

        // Where as many are known as were given, there is none to look for.
        if (given is not null && known != given.Count)
        {
            foreach (string name in given.Keys.Where(name => Function.Find(name) is null))
            {
                Note($"There is no argument '{name}'; {Known}.");
            }
        }
    }

    private void Note(string? problem)
    {
        if (problem is not null)
        {
            (problems ??= []).Add(problem);
        }
    }
}
