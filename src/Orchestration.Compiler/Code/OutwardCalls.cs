using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>
/// Knows the calls that change something outside the program: they delete, write, send, pay or run. What only reads is none, and neither is
/// what is there to be forgotten: temporary files, logs and caches.
/// </summary>
internal static class OutwardCalls
{
    /// <summary>The calls by type; a name that ends in <c>*</c> stands for all that start so.</summary>
    private static readonly (string Space, string Type, string[] Methods)[] Known =
    [
        ("System.IO", "File", ["Delete", "Move", "Copy", "Replace", "Write*", "Append*", "Create", "CreateText"]),
        ("System.IO", "FileInfo", ["Delete", "MoveTo", "CopyTo", "Replace"]),
        ("System.IO", "Directory", ["Delete", "Move"]),
        ("System.IO", "DirectoryInfo", ["Delete", "MoveTo"]),
        ("System.Diagnostics", "Process", ["Start"]),
        ("System.Net.Http", "HttpClient", ["PostAsync", "PutAsync", "PatchAsync", "DeleteAsync"]),
        ("System.Net.Http.Json", "HttpClientJsonExtensions", ["PostAsJsonAsync", "PutAsJsonAsync", "PatchAsJsonAsync", "DeleteFromJsonAsync"]),
        ("System.Net.Mail", "SmtpClient", ["Send*"]),
        ("System.Data", "IDbCommand", ["ExecuteNonQuery*"]),
        ("System.Data.Common", "DbCommand", ["ExecuteNonQuery*"]),
        ("Dapper", "SqlMapper", ["Execute", "ExecuteAsync"]),
        ("Microsoft.EntityFrameworkCore", "DbContext", ["SaveChanges*"]),
        ("Microsoft.EntityFrameworkCore", "RelationalQueryableExtensions", ["ExecuteDelete*", "ExecuteUpdate*"]),
        ("Microsoft.EntityFrameworkCore", "EntityFrameworkQueryableExtensions", ["ExecuteDelete*", "ExecuteUpdate*"]),
        ("Microsoft.EntityFrameworkCore", "RelationalDatabaseFacadeExtensions", ["ExecuteSql*"]),
        ("MailKit", "IMailTransport", ["Send*"]),
        ("SendGrid", "ISendGridClient", ["SendEmail*"]),
        ("Azure.Communication.Email", "EmailClient", ["Send*"]),
        ("Azure.Communication.Sms", "SmsClient", ["Send*"]),
        ("Azure.Messaging.ServiceBus", "ServiceBusSender", ["Send*", "Schedule*"]),
        ("Azure.Storage.Blobs", "BlobClient", ["Upload*"]),
        ("Azure.Storage.Blobs.Specialized", "BlobBaseClient", ["Delete*"]),
        ("Azure.Storage.Queues", "QueueClient", ["SendMessage*"]),
        ("Amazon.SimpleEmail", "IAmazonSimpleEmailService", ["Send*"]),
        ("Amazon.SimpleEmailV2", "IAmazonSimpleEmailServiceV2", ["Send*"]),
        ("Amazon.SimpleNotificationService", "IAmazonSimpleNotificationService", ["Publish*"]),
        ("Amazon.SQS", "IAmazonSQS", ["Send*", "Delete*", "Purge*"]),
        ("Amazon.S3", "IAmazonS3", ["Put*", "Delete*"]),
        ("Twilio.Rest.Api.V2010.Account", "MessageResource", ["Create*"]),
        ("Twilio.Rest.Api.V2010.Account", "CallResource", ["Create*"]),
        ("Stripe", "ChargeService", ["Create*", "Update*", "Capture*"]),
        ("Stripe", "PaymentIntentService", ["Create*", "Update*", "Capture*", "Confirm*", "Cancel*"]),
        ("Stripe", "RefundService", ["Create*", "Update*", "Cancel*"]),
        ("Stripe", "PayoutService", ["Create*", "Update*", "Cancel*", "Reverse*"]),
        ("Stripe", "TransferService", ["Create*", "Update*"]),
        ("Stripe", "SubscriptionService", ["Create*", "Update*", "Cancel*"]),
        ("Confluent.Kafka", "IProducer", ["Produce*"]),
        ("RabbitMQ.Client", "IModel", ["BasicPublish*"]),
        ("RabbitMQ.Client", "IChannel", ["BasicPublish*"]),
        ("RabbitMQ.Client", "IChannelExtensions", ["BasicPublish*"]),
    ];

    /// <summary>The call in words, such as <c>File.Delete</c>, where it changes something outside; null for all else.</summary>
    public static string? NameOf(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.ContainingType is not { } type)
        {
            return null;
        }

        bool isOutward = Known.Any(known => known.Methods.Any(name => Fits(method.Name, name)) && method.IsOf(known.Space, known.Type))
            ? !IsForgotten(call) && !IsQuestion(call)
            : IsRequest(call) && SendsChange(call);
        return isOutward ? $"{ShownType(type)}.{method.Name}" : null;
    }

    private static bool Fits(string name, string pattern) => pattern.EndsWith("*", StringComparison.Ordinal)
        ? name.StartsWith(pattern.Substring(0, pattern.Length - 1), StringComparison.Ordinal)
        : name == pattern;

    /// <summary>The class of an extension method says nothing to a reader; what it extends does.</summary>
    private static string ShownType(INamedTypeSymbol type) => type.Name switch
    {
        "HttpClientJsonExtensions" => "HttpClient",
        "RelationalDatabaseFacadeExtensions" => "Database",
        "RelationalQueryableExtensions" or "EntityFrameworkQueryableExtensions" => "IQueryable",
        "SqlMapper" => "connection",
        _ => type.Name,
    };

    /// <summary>Whether it is about a file that nobody relies on: a temporary one, a log, a cache.</summary>
    private static bool IsForgotten(IInvocationOperation call) =>
        KeptFor(call) is { } paths && paths.Any(path => WrittenValue.Behind(path).Any(MeansForgotten));

    private static IEnumerable<IOperation>? KeptFor(IInvocationOperation call) => call.TargetMethod.ContainingType.Name switch
    {
        "File" or "Directory" => call.Arguments.Where(argument => argument.Parameter is { Type.SpecialType: SpecialType.System_String, Name: var name } && !name.StartsWith("contents", StringComparison.Ordinal)).Select(argument => argument.Value),
        "FileInfo" or "DirectoryInfo" when call.Instance is { } instance => [instance],
        _ => null,
    };

    private static bool MeansForgotten(IOperation part) => part switch
    {
        IInvocationOperation { TargetMethod: { Name: "GetTempPath" or "GetTempFileName" or "GetRandomFileName" } method } => method.ContainingType.Is("System.IO", "Path"),
        IInvocationOperation { TargetMethod: { Name: "CreateTempSubdirectory" } method } => method.ContainingType.Is("System.IO", "Directory"),
        { ConstantValue: { HasValue: true, Value: string text } } => NamesForgotten(text),
        ILocalReferenceOperation local => NamesForgotten(local.Local.Name),
        IParameterReferenceOperation parameter => NamesForgotten(parameter.Parameter.Name),
        IMemberReferenceOperation member => NamesForgotten(member.Member.Name),
        _ => false,
    };

    /// <summary>By words: <c>catalog.json</c> is no log.</summary>
    private static bool NamesForgotten(string text) => Words.In(text).Any(word => word is "temp" or "tmp" or "temporary" or "log" or "logs" or "cache" or "caches" or "trace" or "scratch");

    /// <summary>Whether a POST is how a service wants to be asked: a search, a query, a model.</summary>
    private static bool IsQuestion(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith("Post", StringComparison.Ordinal)
        && (call.Arguments.SelectMany(argument => WrittenValue.Behind(argument.Value)).Any(part => part.ConstantValue is { HasValue: true, Value: string text } && Words.In(text).Any(MeansQuestion))
            || (Words.In(NameOfMethodAround(call)).FirstOrDefault() is { } verb && (MeansQuestion(verb) || verb is "get" or "read" or "fetch" or "list" or "load" or "ask")));

    private static bool MeansQuestion(string word) =>
        word is "search" or "query" or "find" or "lookup" or "graphql" or "embed" or "embeddings" or "completions" or "rerank" or "retrieve" or "translate" or "token";

    private static string NameOfMethodAround(IOperation operation) =>
        operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart) is IMethodSymbol method ? method.Name : "";

    private static bool IsRequest(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Send" or "SendAsync" } method && method.ContainingType.IsA("System.Net.Http", "HttpMessageInvoker");

    /// <summary>What is sent is a request that is made in the same body, by a method that changes something.</summary>
    private static bool SendsChange(IInvocationOperation call) =>
        !IsQuestion(call)
        && call.Arguments.SelectMany(argument => WrittenValue.Behind(argument.Value))
            .OfType<IObjectCreationOperation>()
            .Where(creation => creation.Type.Is("System.Net.Http", "HttpRequestMessage"))
            .SelectMany(creation => creation.Descendants())
            .OfType<IPropertyReferenceOperation>()
            .Any(property => property.Property is { IsStatic: true, Name: "Post" or "Put" or "Delete" or "Patch" } && property.Property.ContainingType.Is("System.Net.Http", "HttpMethod"));
}
