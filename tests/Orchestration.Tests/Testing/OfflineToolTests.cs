using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Testing;

public class OfflineToolTests
{
    private static readonly AIFunction Weather = AIFunctionFactory.Create((string city, int days) => $"Sunny in {city} for {days} days.", "weather", "Tells the weather of a city");
    private static readonly AIFunction Tides = AIFunctionFactory.Create((string harbour) => $"High tide in {harbour} at six.", "tides", "Tells the tides of a harbour");

    private static ChatOptions Offering(params AITool[] tools) => new() { Tools = [.. tools] };

    [Fact]
    public async Task The_tool_that_the_text_speaks_of_is_called_with_arguments_from_it()
    {
        ChatResponse response = await new OfflineChatClient().GetResponseAsync("What is the weather for the next 3 days in Brest?", Offering(Tides, Weather));

        var call = Assert.IsType<FunctionCallContent>(Assert.Single(response.Messages.Single().Contents));
        Assert.Equal(("weather", ChatFinishReason.ToolCalls), (call.Name, response.FinishReason));
        Assert.Equal("Brest", call.Arguments!["city"]?.ToString());
        Assert.Equal("3", call.Arguments["days"]?.ToString());
    }

    [Fact]
    public async Task A_loop_of_tool_calls_ends_with_an_answer_from_their_results()
    {
        var client = new OfflineChatClient();
        List<ChatMessage> messages = [new(ChatRole.User, "Tell me the weather of Brest and the tides of its harbour.")];
        for (int turn = 0; turn < 5; turn++)
        {
            ChatResponse response = await client.GetResponseAsync(messages, Offering(Weather, Tides));
            messages.AddRange(response.Messages);
            FunctionCallContent[] calls = [.. response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()];
            if (calls.Length == 0)
            {
                Assert.Equal(2, turn);
                Assert.Contains("High tide in", response.Text);
                Assert.Contains("Sunny in Brest", response.Text);
                return;
            }

            foreach (FunctionCallContent call in calls)
                messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, await Run(call))]));
        }

        Assert.Fail("The loop did not end.");

        static async Task<object?> Run(FunctionCallContent call) =>
            (await (call.Name == "weather" ? Weather : Tides).InvokeAsync(new AIFunctionArguments(call.Arguments)))?.ToString();
    }

    [Fact]
    public async Task No_tool_is_called_that_the_text_does_not_speak_of_unless_it_is_demanded()
    {
        var client = new OfflineChatClient();
        ChatOptions demanding = Offering(Weather, Tides);
        demanding.ToolMode = ChatToolMode.RequireSpecific("tides");
        ChatOptions forbidding = Offering(Weather);
        forbidding.ToolMode = ChatToolMode.None;

        Assert.Equal("Cats sleep.", await Ask.TextAsync(client, "Cats sleep.", Offering(Weather)));
        Assert.Equal("Weather is weather.", await Ask.TextAsync(client, "Weather is weather.", forbidding));
        ChatResponse demanded = await client.GetResponseAsync("Cats sleep.", demanding);
        Assert.Equal("tides", demanded.Messages.Single().Contents.OfType<FunctionCallContent>().Single().Name);
    }

    [Fact]
    public async Task What_is_asked_says_the_arguments_also_when_other_tools_have_been_called()
    {
        AIFunction weekday = AIFunctionFactory.Create((DateOnly date) => date.DayOfWeek.ToString(), "weekday", "Says the day of the week");
        ChatMessage[] messages =
        [
            new(ChatRole.User, "Question:\nTell me the tides of the harbour, and the weekday of 12 June 2027."),
            new(ChatRole.Assistant, [new FunctionCallContent("1", "tides", new Dictionary<string, object?> { ["harbour"] = "Brest" })]),
            new(ChatRole.Tool, [new FunctionResultContent("1", "High tide at six until 4 May 1999.")]),
        ];

        ChatResponse response = await new OfflineChatClient().GetResponseAsync(messages, Offering(Tides, weekday));

        Assert.Equal("2027-06-12", response.Messages.Single().Contents.OfType<FunctionCallContent>().Single().Arguments!["date"]?.ToString());
    }

    [Theory]
    [InlineData("Calculate 2*(3.5 + 4).", "2*(3.5 + 4)")]
    [InlineData("On 2027-06-12, calculate -3 - 4!", "-3 - 4")]
    [InlineData("Calculate (19+38.50)*2 for me.", "(19+38.50)*2")]
    [InlineData("Calculate the sum.", "Calculate the sum.")]
    public async Task A_formula_is_taken_from_the_text(string text, string formula)
    {
        AIFunction calculate = AIFunctionFactory.Create((string expression) => expression, "calculate", "Calculates");

        Assert.Equal(formula, await ArgumentAsync(text, calculate));
    }

    [Theory]
    [InlineData("Book the ferry TF1 for me.", "TF1")]
    [InlineData("Book (AB-123), please.", "AB-123")]
    public async Task A_code_is_taken_from_the_text(string text, string code)
    {
        AIFunction book = AIFunctionFactory.Create((string ferryCode) => ferryCode, "book", "Books");

        Assert.Equal(code, await ArgumentAsync(text, book));
    }

    private static async Task<string?> ArgumentAsync(string text, AIFunction tool)
    {
        ChatResponse response = await new OfflineChatClient().GetResponseAsync(text, Offering(tool));
        return Assert.Single(response.Messages.Single().Contents.OfType<FunctionCallContent>().Single().Arguments!).Value?.ToString();
    }
}
