using Orchestration.Start.Benchmarks;

int rounds = args is ["--rounds", var number] ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 40;
using var forms = new Forms();
Form[] jit = await forms.PublishAsync(native: false);
Form[] native = await forms.PublishAsync(native: true);
StartComparison.Run("JIT", jit, rounds);
StartComparison.Run("native AOT", native, rounds);
