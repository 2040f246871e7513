using System.ComponentModel;

namespace Orchestration;

/// <summary>The arguments of one call of a function, read one by one; what is wrong with them is gathered for the model. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FunctionArguments
{
    private readonly FunctionSignature function;
    private readonly Dictionary<string, object?> given;
    private readonly List<string> problems = [];

    internal FunctionArguments(FunctionSignature function, IEnumerable<KeyValuePair<string, object?>>? arguments)
    {
        this.function = function;
        given = new(arguments ?? [], StringComparer.Ordinal);
        foreach (string name in given.Keys.Where(name => function.Parameters.All(parameter => parameter.Name != name)))
        {
            problems.Add($"There is no argument '{name}'; {Known}.");
        }
    }

    /// <summary>Whether all that were read could be read.</summary>
    public bool AreReadable => problems.Count == 0;

    /// <summary>What is wrong with them, for the model.</summary>
    internal string Problem => $"The arguments of '{function.Name}' cannot be read. {string.Join(' ', problems)} Call it again with arguments that fit its schema.";

    private string Known => function.Parameters.Count == 0
        ? "it takes none"
        : $"it takes {string.Join(", ", function.Parameters.Select(parameter => $"'{parameter.Name}'"))}";

    /// <summary>Reads all arguments; gives what is wrong with them, or null where nothing is.</summary>
    internal string? Check()
    {
        foreach (FunctionParameter parameter in function.Parameters)
        {
            string? problem = given.TryGetValue(parameter.Name, out object? value) ? parameter.ProblemOf(function.Json, value)
                : parameter.IsOptional ? null
                : $"'{parameter.Name}' is missing.";
            problems.AddRange(problem is null ? [] : [problem]);
        }

        return AreReadable ? null : Problem;
    }

    /// <summary>Reads an argument; where it cannot be read, the default value is given and <see cref="AreReadable"/> is false.</summary>
    /// <param name="name">The parameter's name.</param>
    public T Read<T>(string name)
    {
        FunctionParameter<T> parameter = (FunctionParameter<T>)function.Parameters.First(parameter => parameter.Name == name);
        if (!given.TryGetValue(name, out object? value))
        {
            if (!parameter.IsOptional)
            {
                problems.Add($"'{name}' is missing.");
            }

            return parameter.Default!;
        }

        if (parameter.TryRead(function.Json, value, out T? result) is { } problem)
        {
            problems.Add(problem);
        }

        return result!;
    }
}
