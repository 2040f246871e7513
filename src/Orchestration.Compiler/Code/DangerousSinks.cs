using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>What a text can do at a place that gives it power.</summary>
internal enum SinkKind
{
    Sql,
    Process,
    Path,
    Html,
    Script,
}

/// <summary>A place where text becomes more than text.</summary>
/// <param name="Kind">What it becomes.</param>
/// <param name="Name">What is called or set, such as <c>File.Delete</c>.</param>
/// <param name="Values">The values that count there.</param>
internal sealed record Sink(SinkKind Kind, string Name, IReadOnlyList<IOperation> Values);

/// <summary>Knows the places that no text should reach unchecked. What is passed as a parameter of a command, or written into a file, is harmless there.</summary>
internal static class DangerousSinks
{
    private const string Sql = "sql";

    /// <summary>The place that an operation is, or null where it is none.</summary>
    public static Sink? Of(IOperation operation) => operation switch
    {
        IInvocationOperation call => OfCall(call),
        IObjectCreationOperation creation => OfCreation(creation),
        ISimpleAssignmentOperation assignment => OfAssignment(assignment.Target, assignment.Value),
        ICompoundAssignmentOperation assignment => OfAssignment(assignment.Target, assignment.Value),
        IConversionOperation { OperatorMethod.ContainingType: { } type } conversion when IsMarkup(type) => new(SinkKind.Html, type.Name, [conversion.Operand]),
        _ => null,
    };

    private static Sink? OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        INamedTypeSymbol type = method.ContainingType;
        return type?.Name switch
        {
            "File" when type.Is("System.IO", "File") => OfFiles(call),
            "Directory" when type.Is("System.IO", "Directory") => OfFiles(call),
            "Process" when method.Name == "Start" && type.Is("System.Diagnostics", "Process") => Text(SinkKind.Process, call, "fileName", "arguments"),
            "SqlMapper" when type.Is("Dapper", "SqlMapper") => Text(SinkKind.Sql, call, Sql),
            "RelationalQueryableExtensions" or "RelationalDatabaseFacadeExtensions" when method.Name.Contains("Raw") && type.Is("Microsoft.EntityFrameworkCore", type.Name) => Text(SinkKind.Sql, call, Sql),
            "IHtmlHelper" or "HtmlHelper" when method.Name == "Raw" && type.Is("Microsoft.AspNetCore.Mvc.Rendering", "IHtmlHelper") => Text(SinkKind.Html, call, "value"),
            "RenderTreeBuilder" when method.Name == "AddMarkupContent" => Text(SinkKind.Html, call, "markupContent"),
            "CSharpScript" when type.Is("Microsoft.CodeAnalysis.CSharp.Scripting", "CSharpScript") => Text(SinkKind.Script, call, "code"),
            "PowerShell" when method.Name == "AddScript" && type.Is("System.Management.Automation", "PowerShell") => Text(SinkKind.Script, call, "script"),
            "ScriptEngine" when type.Is("Microsoft.Scripting.Hosting", "ScriptEngine") => Text(SinkKind.Script, call, "expression"),
            _ when method.Name == "CreateCommand" && type.IsA("System.Data.Common", "DbDataSource") => Text(SinkKind.Sql, call, "commandText"),
            _ => null,
        };
    }

    /// <summary>Asking whether a file is there gives nothing away that a program acts on.</summary>
    private static Sink? OfFiles(IInvocationOperation call) => call.TargetMethod.Name == "Exists"
        ? null
        : Text(SinkKind.Path, call, "path", "sourceFileName", "destFileName", "destinationFileName", "destinationBackupFileName", "sourceDirName", "destDirName", "pathToTarget");

    private static Sink? OfCreation(IObjectCreationOperation creation) => creation.Type?.Name switch
    {
        "FileStream" or "FileInfo" or "DirectoryInfo" or "StreamReader" or "StreamWriter" when creation.Type.Is("System.IO", creation.Type.Name) => Text(SinkKind.Path, creation, "path", "fileName"),
        "ProcessStartInfo" when creation.Type.Is("System.Diagnostics", "ProcessStartInfo") => Text(SinkKind.Process, creation, "fileName", "arguments"),
        "HtmlString" when creation.Type.Is("Microsoft.AspNetCore.Html", "HtmlString") => Text(SinkKind.Html, creation, "value"),
        "MarkupString" when IsMarkup(creation.Type) => Text(SinkKind.Html, creation, "value"),
        "CommandDefinition" when creation.Type.Is("Dapper", "CommandDefinition") => Text(SinkKind.Sql, creation, "commandText"),
        not null when creation.Type.IsA("System.Data", "IDbCommand") || creation.Type.IsA("System.Data", "IDbDataAdapter") => FirstText(SinkKind.Sql, creation),
        _ => null,
    };

    private static Sink? OfAssignment(IOperation target, IOperation value) =>
        target is not IPropertyReferenceOperation { Property: { ContainingType: { } type } property } ? null
        : property.Name == "CommandText" && (type.IsA("System.Data", "IDbCommand") || type.IsA("System.Data.Common", "DbBatchCommand")) ? new(SinkKind.Sql, type.Name + ".CommandText", [value])
        : property.Name is "FileName" or "Arguments" && type.Is("System.Diagnostics", "ProcessStartInfo") ? new(SinkKind.Process, type.Name + "." + property.Name, [value])
        : null;

    private static bool IsMarkup(ITypeSymbol type) => type.Is("Microsoft.AspNetCore.Components", "MarkupString");

    private static Sink? Text(SinkKind kind, IInvocationOperation call, params string[] parameters) =>
        Text(kind, $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}", call.Arguments, parameters);

    private static Sink? Text(SinkKind kind, IObjectCreationOperation creation, params string[] parameters) =>
        Text(kind, "new " + creation.Type!.Name, creation.Arguments, parameters);

    /// <summary>The first text of a constructor whose parameters are called differently everywhere.</summary>
    private static Sink? FirstText(SinkKind kind, IObjectCreationOperation creation) =>
        creation.Arguments.FirstOrDefault(IsText) is { Parameter: { Ordinal: 0 } parameter } ? Text(kind, creation, parameter.Name) : null;

    private static Sink? Text(SinkKind kind, string name, IEnumerable<IArgumentOperation> arguments, string[] parameters)
    {
        List<IOperation> values = arguments.Where(argument => IsText(argument) && parameters.Contains(argument.Parameter!.Name)).Select(argument => argument.Value).ToList();
        return values.Count == 0 ? null : new Sink(kind, name, values);
    }

    private static bool IsText(IArgumentOperation argument) => argument.Parameter?.Type.SpecialType is SpecialType.System_String or SpecialType.System_Object;
}
