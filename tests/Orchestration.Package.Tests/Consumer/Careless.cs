using Microsoft.Extensions.AI;
using Orchestration;

Console.WriteLine("Built.");

[Chain]
[Unverified("A greeting harms nobody.")]
public partial class Greeting(IChatClient client)
{
    public partial Task<string> RunAsync(string name, string language);

    [Step, Prompt("Greet {name}.")]
    private partial Task<string> Greet(string name, string language);

    [Step, Prompt("Make it warmer: {greet}")]
    private partial Task<string> Warm(string greet);
}
