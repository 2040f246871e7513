using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Code;

/// <summary>A piece of code that runs: a method's, a constructor's or an accessor's body, an initializer, or the statements of a program.</summary>
/// <param name="Owner">The member that it belongs to.</param>
/// <param name="Root">The whole of it.</param>
internal sealed record CodeBody(ISymbol Owner, IOperation Root);
