using System.Reflection;
using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Compiler.Tests.Emission;

/// <summary>What a declared pipeline sends to its model, found by running it.</summary>
internal static class Rendered
{
    /// <summary>A chain of one model step whose attributes and parameters, which are the entry's as well, are given.</summary>
    public static Scenario Step(string attributes, string parameters, string types = "") => $$"""
        {{types}}

        [Chain]
        public partial class Demo(IChatClient client)
        {
            public partial Task<string> RunAsync({{parameters}});

            [Step, {{attributes}}]
            private partial Task<string> Answer({{parameters}});
        }
        """;

    /// <summary>Runs the pipeline <c>Demo</c> and gives the text of the first user message.</summary>
    public static async Task<string> PromptAsync(Scenario scenario, params object?[] arguments) =>
        (await MessagesAsync(scenario, arguments)).Last(message => message.Role == ChatRole.User).Text;

    /// <summary>Runs the pipeline <c>Demo</c> and gives the messages of the first call.</summary>
    public static Task<IReadOnlyList<ChatMessage>> MessagesAsync(Scenario scenario, params object?[] arguments) =>
        MessagesAsync(scenario, _ => arguments);

    /// <summary>As the other one, with arguments of the program's own types.</summary>
    public static async Task<IReadOnlyList<ChatMessage>> MessagesAsync(Scenario scenario, Func<LoadedProgram, object?[]> arguments)
    {
        using var program = Verify.Load(scenario);
        var client = new ScriptedChatClient().Otherwise("answer");
        await program.CallAsync<string>(program.Create("Demo", client), "RunAsync", arguments(program));
        return client.Calls[0].Messages;
    }

    /// <summary>The text of the first user message of a run with arguments of the program's own types.</summary>
    public static async Task<string> PromptAsync(Scenario scenario, Func<LoadedProgram, object?[]> arguments) =>
        (await MessagesAsync(scenario, arguments)).Last(message => message.Role == ChatRole.User).Text;

    /// <summary>The value of a static property of the class <c>Values</c> of the program.</summary>
    public static object? Value(this LoadedProgram program, string name) =>
        program.Type("Values").GetProperty(name, BindingFlags.Static | BindingFlags.Public)!.GetValue(null);
}
