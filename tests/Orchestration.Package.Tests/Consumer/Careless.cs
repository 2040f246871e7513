using Microsoft.Extensions.AI;
using Orchestration;

Console.WriteLine("Built.");

[Chain]
public partial class Greeting(IChatClient client)
{
    public partial Task<string> RunAsync(string name, string language);

    [Step, Prompt("Greet {name} in {language}.")]
    private partial Task<string> Greet(string name, string language);

    [Step, Prompt("Make it warmer: {greet}")]
    private partial Task<string> Warm(string greet);
}
