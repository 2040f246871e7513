namespace Orchestration.Compiler.Tests.Rules.ModelCode;

public sealed class UnapprovedActionTests
{
    [Theory]
    [InlineData("Tools = [[|AIFunctionFactory.Create(Remove)|]]")]
    [InlineData("Tools = new List<AITool> { [|AIFunctionFactory.Create(Remove, \"remove\")|] }")]
    [InlineData("Tools = [[|AIFunctionFactory.Create((string file) => File.Delete(file), \"remove\", \"Removes a file.\")|]]")]
    [InlineData("Tools = [[|AIFunctionFactory.Create(CancelAsync)|]]")]
    [InlineData("Tools = [[|AIFunctionFactory.Create(Save)|]]")]
    [InlineData("Tools = [AIFunctionFactory.Create(Read), [|AIFunctionFactory.Create(Tidy)|]]")]
    public Task AToolThatActs_Triggers(string options) => RuleAsync(options);

    [Fact]
    public Task AToolInAVariable_Triggers() => RuleAsync("Tools = tools", "var remove = [|AIFunctionFactory.Create(Remove)|]; IList<AITool> tools = [remove];");

    [Fact]
    public Task TheMessageSaysWhatAndWhatToDo_Triggers() => Verify.RuleAsync("ORC9009", new Scenario(Source("Tools = [[|AIFunctionFactory.Create(Remove)|]]"))
    {
        Messages = ["'Remove' calls 'File.Delete', and as a tool it is in the hands of a model, which decides when and with what; wrap it in ApprovalRequiredAIFunction, so that a person sees each call before it happens."],
    });

    [Theory]
    [InlineData("Tools = [new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Remove))]")]
    [InlineData("Tools = [Asking(AIFunctionFactory.Create(Remove))]")]
    [InlineData("Tools = [.. new[] { AIFunctionFactory.Create(Remove) }.Select(tool => new ApprovalRequiredAIFunction(tool))]")]
    [InlineData("Tools = [AIFunctionFactory.Create(Read)]")]
    [InlineData("Tools = [AIFunctionFactory.Create(SearchAsync)]")]
    [InlineData("Tools = [AIFunctionFactory.Create(Note)]")]
    [InlineData("Tools = [AIFunctionFactory.Create(RemoveWhereConfirmed)]")]
    [InlineData("Tools = [AIFunctionFactory.Create(() => DateTime.UtcNow)]")]
    public Task AToolThatIsWrappedOrReads_DoesNotTrigger(string options) => RuleAsync(options);

    [Fact]
    public Task AToolThatIsWrappedLater_DoesNotTrigger() =>
        RuleAsync("Tools = [new ApprovalRequiredAIFunction(remove)]", "var remove = AIFunctionFactory.Create(Remove);");

    [Fact]
    public Task AProgramThatAsksBeforeEachCall_DoesNotTrigger() => RuleAsync(
        "Tools = [AIFunctionFactory.Create(Remove)]",
        "foreach (var call in new ChatMessage().Contents.OfType<FunctionCallContent>()) { Console.WriteLine($\"{call.Name}?\"); if (Console.ReadLine() != \"y\") { return \"\"; } }");

    [Fact]
    public Task AMethodThatIsNoTool_DoesNotTrigger() => RuleAsync("Temperature = 0", "Remove(text);");

    internal static string Source(string options, string before = "") => $$"""
        using System.IO;
        using System.Net.Http;

        public sealed class Clerk(IChatClient client, HttpClient http)
        {
            public async Task<string> AnswerAsync(string text)
            {
                {{before}}
                var options = new ChatOptions { {{options}} };
                return (await client.GetResponseAsync(text, options)).Text;
            }

            private static void Remove(string file) => File.Delete(file);

            private static void Tidy(string folder) => Remove(folder + "/old.md");

            private static void Save(string file, string content) => File.WriteAllText(file, content);

            private static void Note(string content) => File.AppendAllText("notes.md", content);

            private static string Read(string file) => File.ReadAllText(file);

            private Task<HttpResponseMessage> CancelAsync(string order) => http.DeleteAsync("https://example.com/orders/" + order);

            private Task<HttpResponseMessage> SearchAsync(string words) => http.PostAsync("https://example.com/api", new StringContent(words));

            private static void RemoveWhereConfirmed(string file)
            {
                if (Confirm(file)) { File.Delete(file); }
            }

            private static bool Confirm(string file) => Console.ReadLine() == file;

            private static AIFunction Asking(AIFunction tool) => new ApprovalRequiredAIFunction(tool);
        }
        """;

    private static Task RuleAsync(string options, string before = "") => Verify.RuleAsync("ORC9009", Source(options, before));
}
