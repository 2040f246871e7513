using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules;

/// <summary>Where a value comes from: a parameter of the entry, or a step's result.</summary>
internal abstract record FlowOrigin
{
    private FlowOrigin()
    {
    }

    /// <summary>The entry parameter's name, or the step's method.</summary>
    public abstract string Name { get; }

    /// <summary>Where it is declared.</summary>
    public abstract Anchor Place { get; }

    /// <summary>Whether it is marked as possibly hostile.</summary>
    public abstract bool IsUntrusted { get; }

    /// <summary>Whether it is marked as sensitive.</summary>
    public abstract bool IsSensitive { get; }

    /// <summary>A parameter of the entry.</summary>
    public sealed record Entry(SignatureParameter Parameter) : FlowOrigin
    {
        public override string Name => Parameter.Name;

        public override Anchor Place => Anchor.Parameter(EntryParser.EntryName, Parameter.Name);

        public override bool IsUntrusted => Parameter.IsUntrusted;

        public override bool IsSensitive => Parameter.IsSensitive;
    }

    /// <summary>What a step gives.</summary>
    public sealed record Result(StepModel Step) : FlowOrigin
    {
        public override string Name => Step.Method;

        public override Anchor Place => Anchor.OfMember(Step.Method);

        public override bool IsUntrusted => Step.IsUntrusted || Step.GivesUntrusted;

        public override bool IsSensitive => Step.IsSensitive || Step.GivesSensitive;
    }
}
