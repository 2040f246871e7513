using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Emission;

/// <summary>Writes a switch over a value that decides which of several steps runs.</summary>
internal static class HandlerSwitch
{
    /// <param name="flow">Where it stands.</param>
    /// <param name="value">The expression of the value.</param>
    /// <param name="handlers">The steps with their values.</param>
    /// <param name="write">Writes a step where it runs, and leaves the switch.</param>
    /// <param name="writeRest">Writes what happens to every other value, in a block or indented.</param>
    public static void Write(Flow flow, string value, IEnumerable<ValueHandler> handlers, Action<StepModel> write, Action writeRest) =>
        flow.Writer.Block($"switch ({value})", () =>
        {
            foreach (ValueHandler handler in handlers)
            {
                foreach (string handled in handler.Values)
                {
                    flow.Writer.Line($"case {handled}:");
                }

                flow.Writer.Open();
                write(flow.Pipeline.Step(handler.Method)!);
                flow.Writer.Close().Blank();
            }

            flow.Writer.Line("default:");
            writeRest();
        });
}
