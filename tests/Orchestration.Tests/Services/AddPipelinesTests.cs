using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Orchestration.Testing;

namespace Orchestration.Tests.Services;

/// <summary>Writer and judge are two clients of the container, one of them under a key.</summary>
[Critic(MaxRounds = 1)]
public partial class Keyed(IChatClient writer, [FromKeyedServices("judge")] IChatClient judge)
{
    public partial Task<string> RunAsync(string text, CancellationToken cancellationToken = default);

    [Produce, Prompt("Write {text}"), Model(nameof(writer))]
    private partial Task<string> Write(string text);

    [Evaluate, Prompt("Judge {draft} of {text}"), Model(nameof(judge))]
    private partial Task<bool> Judge(string text, string draft);
}

/// <summary>Is given another pipeline of the assembly.</summary>
[Chain]
public partial class Outer(Keyed keyed)
{
    public partial Task<string> RunAsync(string text, CancellationToken cancellationToken = default);

    [Step, Pipeline<Keyed>(nameof(keyed))]
    private partial Task<string> Run(string text);
}

/// <summary>Gets its constructor from the generator.</summary>
[Chain]
public partial class Bare
{
    public partial Task<int> RunAsync(string text, CancellationToken cancellationToken = default);

    [Step, Prompt("{text}")]
    private partial Task<string> Ask(string text);

    [Step]
    private static int Measure(string ask) => ask.Length;
}

public sealed class AddPipelinesTests
{
    [Fact]
    public async Task PipelinesGetTheirClientsFromTheContainerKeysIncluded()
    {
        var writer = new ScriptedChatClient().Otherwise("text");
        var judge = new ScriptedChatClient().Otherwise(Reply.Json(true));
        await using ServiceProvider services = Services(writer, judge).AddPipelines().BuildServiceProvider(validateScopes: true);

        Assert.Equal("text", await services.GetRequiredService<Keyed>().RunAsync("a"));
        Assert.Equal("text", await services.GetRequiredService<Outer>().RunAsync("a"));
        Assert.Equal(4, await services.GetRequiredService<Bare>().RunAsync("a"));
        Assert.Equal((3, 2), (writer.CallCount, judge.CallCount));
    }

    [Fact]
    public void WhatIsRegisteredAlreadyStaysAsItIs()
    {
        var own = new Bare(new ScriptedChatClient());
        using ServiceProvider services = new ServiceCollection().AddSingleton(own).AddPipelines().BuildServiceProvider();

        Assert.Same(own, services.GetRequiredService<Bare>());
    }

    [Fact]
    public void TheLifetimeIsTransientUnlessSaidOtherwise()
    {
        var client = new ScriptedChatClient();
        using ServiceProvider transient = Services(client, client).AddPipelines().BuildServiceProvider();
        using ServiceProvider single = Services(client, client).AddPipelines(ServiceLifetime.Singleton).BuildServiceProvider();

        Assert.NotSame(transient.GetRequiredService<Keyed>(), transient.GetRequiredService<Keyed>());
        Assert.Same(single.GetRequiredService<Keyed>(), single.GetRequiredService<Keyed>());
    }

    private static IServiceCollection Services(IChatClient client, IChatClient judge) =>
        new ServiceCollection().AddSingleton(client).AddKeyedSingleton("judge", judge);
}
