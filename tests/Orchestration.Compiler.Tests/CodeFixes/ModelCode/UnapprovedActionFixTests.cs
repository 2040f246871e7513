using Orchestration.Compiler.Tests.Rules.ModelCode;

namespace Orchestration.Compiler.Tests.CodeFixes.ModelCode;

public sealed class UnapprovedActionFixTests
{
    [Fact]
    public Task WrapsTheTool() => Verify.FixAsync(
        "ORC9009",
        UnapprovedActionTests.Source("Tools = [[|AIFunctionFactory.Create(Remove)|], AIFunctionFactory.Create(Read)]"),
        UnapprovedActionTests.Source("Tools = [new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Remove)), AIFunctionFactory.Create(Read)]"));

    [Fact]
    public Task WrapsAToolInAVariable() => Verify.FixAsync(
        "ORC9009",
        UnapprovedActionTests.Source("Tools = [remove]", "var remove = [|AIFunctionFactory.Create(Remove, \"remove\")|];"),
        UnapprovedActionTests.Source("Tools = [remove]", "var remove = new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Remove, \"remove\"));"));

    [Fact]
    public Task WrapsAllTools() => Verify.FixAllAsync(
        "ORC9009",
        UnapprovedActionTests.Source("Tools = [[|AIFunctionFactory.Create(Remove)|], [|AIFunctionFactory.Create((string file) => File.Delete(file))|]]"),
        UnapprovedActionTests.Source("Tools = [new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Remove)), new ApprovalRequiredAIFunction(AIFunctionFactory.Create((string file) => File.Delete(file)))]"));

    [Fact]
    public Task NothingWhereItIsWrappedAlready() => Verify.NoFixAsync("ORC9009", UnapprovedActionTests.Source("Tools = [new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Remove))]"));
}
