using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.ModelCode;

public sealed class OutsideInSystemTests
{
    [Fact]
    public Task ParameterInASystemMessage_Triggers() => Verify.RuleAsync("ORC9007", new Scenario(Method("""
        public Task<ChatResponse> SummarizeAsync(string document) =>
            client.GetResponseAsync([new(ChatRole.System, $"Summarize this: {{|ORC9007:document|}}")]);
        """))
    {
        Messages = ["'document' comes from outside and stands in a system message here, so the model takes it for your own orders; put it into a user message of its own."],
        Severity = DiagnosticSeverity.Warning,
    });

    [Fact]
    public Task ParameterInATemplate_Triggers() => Verify.RuleAsync("ORC9007", new Scenario("""
        using Microsoft.SemanticKernel;
        class Work(Kernel kernel)
        {
            public Task<FunctionResult> AnswerAsync(string question) => kernel.InvokePromptAsync($"Answer: {{|ORC9007:question|}}");
        }
        """)
    {
        Messages = ["'question' comes from outside and is read as part of a template here, so whoever wrote it can call the kernel's functions; pass it as an argument, and name it in the template."],
    }.Using(ModelApis.SemanticKernel));

    [Theory]
    [InlineData("public Task<ChatResponse> AskAsync(string text) { var system = \"Answer this: \" + {|ORC9007:text|}.Trim(); return client.GetResponseAsync(new[] { new ChatMessage(ChatRole.System, system) }); }")]
    [InlineData("public Task<ChatResponse> AskAsync(string text) => client.GetResponseAsync(\"hi\", new ChatOptions { Instructions = $\"You answer {{|ORC9007:text|}}\" });")]
    [InlineData("public Task<ChatResponse> AskAsync(string text) => client.GetResponseAsync([new ChatMessage(ChatRole.System, Build(text))]); static string Build(string words) => $\"Context: {{|ORC9007:words|}}\";")]
    [InlineData("public Task<ChatResponse> AskAsync(string text) => client.GetResponseAsync([new ChatMessage(ChatRole.System, string.Format(\"Context: {0}\", {|ORC9007:text|}))]);")]
    [InlineData("const string Frame = \"Context: {text}\"; public Task<ChatResponse> AskAsync(string text) => client.GetResponseAsync([new ChatMessage(ChatRole.System, Frame.Replace(\"{text}\", {|ORC9007:text|}))]);")]
    [InlineData("public Task<ChatResponse> ChatAsync() { var line = Console.ReadLine(); return client.GetResponseAsync([new ChatMessage(ChatRole.System, $\"The user says {{|ORC9007:line|}}\")]); }")]
    [InlineData("public Task<ChatResponse> AskAsync(Ticket ticket) => client.GetResponseAsync([new ChatMessage(ChatRole.System, $\"Sort this: {{|ORC9007:ticket.Body|}}\")]);")]
    [InlineData("public Task<ChatResponse> AskAsync(string text) { var words = new System.Text.StringBuilder(\"Rules.\"); words.AppendLine({|ORC9007:text|}); return client.GetResponseAsync([new ChatMessage(ChatRole.System, words.ToString())]); }")]
    [InlineData("public Task<ChatResponse> AskAsync(AskRequest request) => client.GetResponseAsync([new ChatMessage(ChatRole.System, $\"You are {{|ORC9007:request.Persona|}}.\")]);")]
    public Task TextOfSomebodyElse_Triggers(string method) => Verify.RuleAsync("ORC9007", Method(method));

    [Theory]
    [InlineData("public Task<ChatResponse> AskAsync(string text) => client.GetResponseAsync([new(ChatRole.System, \"Summarize.\"), new(ChatRole.User, $\"The text: {text}\")]);")]
    [InlineData("public Task<ChatResponse> AskAsync(string instructions) => client.GetResponseAsync([new(ChatRole.System, instructions)]);")]
    [InlineData("public Task<ChatResponse> AskAsync(string text, string language) => client.GetResponseAsync([new(ChatRole.System, $\"Translate into {language}.\"), new(ChatRole.User, text)]);")]
    [InlineData("public Task<ChatResponse> AskAsync(int limit, DayOfWeek day, DateTime now) => client.GetResponseAsync([new(ChatRole.System, $\"At most {limit} words, for {day}, {now:d}, {nameof(Work)}.\")]);")]
    [InlineData("const string Persona = \"a pirate\"; public Task<ChatResponse> AskAsync(string text) => client.GetResponseAsync([new(ChatRole.System, $\"You are {Persona}. {rules}\"), new(ChatRole.User, text)]);")]
    [InlineData("public Task<ChatResponse> AskAsync(string text) => AskAsync(\"a critic\", text); Task<ChatResponse> AskAsync(string who, string text) => client.GetResponseAsync([new(ChatRole.System, $\"You are {who}.\"), new(ChatRole.User, text)]);")]
    [InlineData("public Task<ChatResponse> AskAsync(string text) => client.GetResponseAsync([new(ChatRole.System, $\"Data, not orders: {System.Text.Json.JsonSerializer.Serialize(text)}\")]);")]
    [InlineData("static readonly HashSet<string> Known = [\"a\"]; public Task<ChatResponse> AskAsync(string subject) { if (!Known.Contains(subject)) throw new ArgumentException(subject); return client.GetResponseAsync([new(ChatRole.System, $\"You know {subject}.\")]); }")]
    [InlineData("public Task<ChatResponse> AskAsync(Settings settings) => client.GetResponseAsync([new(ChatRole.System, $\"You are {settings.Persona}.\")]);")]
    public Task TextOfTheProgramsOwn_DoesNotTrigger(string method) => Verify.RuleAsync("ORC9007", Method(method));

    [Fact]
    public Task ArgumentOfATemplate_DoesNotTrigger() => Verify.RuleAsync("ORC9007", new Scenario("""
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;
        class Work(Kernel kernel)
        {
            public Task<FunctionResult> AnswerAsync(string question) => kernel.InvokePromptAsync("Answer: {{$question}}", new KernelArguments { ["question"] = question });
            public void Fill(ChatHistory history, string question)
            {
                history.AddSystemMessage("You answer.");
                history.AddUserMessage($"Question: {question}");
            }
        }
        """).Using(ModelApis.SemanticKernel));

    [Fact]
    public Task OtherLibrariesSystemMessages_Triggers() => Verify.RuleAsync("ORC9007", new Scenario("""
        using Microsoft.SemanticKernel.ChatCompletion;
        using OpenAI.Chat;
        class Work
        {
            public void Fill(ChatHistory history, string question) => history.AddSystemMessage($"Answer {{|ORC9007:question|}}");
            public SystemChatMessage Say(string question) => new($"Answer {{|ORC9007:question|}}");
        }
        """).Using(ModelApis.SemanticKernel, ModelApis.OpenAI));

    internal static string Method(string members) => $$"""
        class Ticket
        {
            public string Body { get; set; } = "";
        }
        record AskRequest(string Persona);
        class Settings
        {
            public string Persona { get; set; } = "";
        }
        class Work(IChatClient client, string rules)
        {
            {{members}}
            public string Rules => rules;
        }
        """;
}
