using System.Reflection;
using System.Runtime.Loader;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>
/// A test's code, generated code included, compiled and loaded. Types of the library are the ones of the test itself, so that chat clients go in and
/// outcomes come out as they are; the code's own types are reached by name. Disposing unloads it.
/// <code>
/// using var program = Verify.Load(source);
/// var translation = program.Create("Translation", client);
/// Assert.Equal("Bonjour", await program.CallAsync&lt;string&gt;(translation, "RunAsync", "Hello", "French"));
/// </code>
/// </summary>
public sealed class LoadedProgram : IDisposable
{
    private const BindingFlags Anyone = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private readonly AssemblyLoadContext _context;

    private LoadedProgram(AssemblyLoadContext context, Assembly assembly) => (_context, Assembly) = (context, assembly);

    /// <summary>The loaded assembly.</summary>
    public Assembly Assembly { get; }

    internal static LoadedProgram Of(Scenario scenario, CompilerParts parts)
    {
        // Collectible; what it does not hold is found where the test's own assemblies are.
        var context = new AssemblyLoadContext("Verify", isCollectible: true);
        foreach (var (_, image) in ScenarioCompiler.Images(scenario, parts).DistinctBy(i => i.Key))
        {
            Load(context, image);
        }

        return new(context, Load(context, AssemblyImage.Of(ScenarioRun.Start(scenario, parts))));
    }

    /// <summary>A type by its full name.</summary>
    public Type Type(string name) => Assembly.GetType(name, throwOnError: true)!;

    /// <summary>Makes an instance. Parameters that are left out at the end get their defaults.</summary>
    public object Create(string type, params object?[] arguments)
    {
        var constructor = Fitting(Type(type).GetConstructors(Anyone).Where(c => !c.IsStatic), arguments, $"constructor of {type}");
        return constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, Complete(constructor, arguments), culture: null);
    }

    /// <summary>Calls a method, public or not, and returns what it returns. Parameters that are left out at the end get their defaults.</summary>
    public object? Call(object instance, string method, params object?[] arguments)
    {
        var found = Fitting(instance.GetType().GetMethods(Anyone).Where(m => m.Name == method), arguments, $"method {method} of {instance.GetType()}");
        return found.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, Complete(found, arguments), culture: null);
    }

    /// <summary>As <see cref="Call"/>, and awaits the task. Exceptions are those that were thrown.</summary>
    public async Task<T> CallAsync<T>(object instance, string method, params object?[] arguments)
    {
        var task = Assert.IsAssignableFrom<Task>(Call(instance, method, arguments));
        await task;
        return (T)task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    /// <summary>A constant of a type.</summary>
    public object? Constant(string type, string name) =>
        (Type(type).GetField(name, Anyone) ?? throw new MissingFieldException(type, name)).GetRawConstantValue();

    /// <inheritdoc/>
    public void Dispose() => _context.Unload();

    private static Assembly Load(AssemblyLoadContext context, AssemblyImage image)
    {
        using var assembly = new MemoryStream([.. image.Assembly]);
        using var symbols = new MemoryStream([.. image.Symbols]);
        return context.LoadFromStream(assembly, symbols);
    }

    private static TMember Fitting<TMember>(IEnumerable<TMember> members, object?[] arguments, string what)
        where TMember : MethodBase =>
        members.FirstOrDefault(m => Fits(m.GetParameters(), arguments))
        ?? throw new MissingMethodException($"There is no {what} that takes ({string.Join(", ", arguments.Select(a => a?.GetType().Name ?? "null"))}).");

    private static bool Fits(ParameterInfo[] parameters, object?[] arguments) =>
        arguments.Length <= parameters.Length
        && arguments.Zip(parameters).All(p => p.First is null || p.Second.ParameterType.IsInstanceOfType(p.First))
        && parameters.Skip(arguments.Length).All(p => p.HasDefaultValue);

    // The default of a struct is null here, which reflection takes as default(T).
    private static object?[] Complete(MethodBase method, object?[] arguments) =>
        [.. arguments, .. method.GetParameters().Skip(arguments.Length).Select(p => p.DefaultValue)];
}
