namespace Orchestration.Compiler.Model;

/// <summary>How a method gives its result.</summary>
internal enum ReturnShape
{
    Direct,
    Task,
    ValueTask,
}

/// <summary>A step: a method of the pipeline that the run calls.</summary>
internal sealed record StepModel
{
    /// <summary>The method's name.</summary>
    public required string Method { get; init; }

    /// <summary>The name in paths and events.</summary>
    public required string Name { get; init; }

    /// <summary>The role's attribute without <c>Attribute</c>, such as <c>Produce</c>; empty for the target of a fallback.</summary>
    public required string Role { get; init; }

    public required StepWork Work { get; init; }

    public required ReturnShape Returns { get; init; }

    /// <summary>What it gives, or null where it gives nothing.</summary>
    public required TypeModel? Result { get; init; }

    public required EquatableArray<StepParameter> Parameters { get; init; }

    /// <summary>The declaration's modifiers for the implementing part, such as <c>private partial</c>; empty for a method with a body.</summary>
    public string Modifiers { get; init; } = "";

    public bool IsStatic { get; init; }

    /// <summary>The retries as declared, however little sense they make; null where none are.</summary>
    public int? DeclaredRetries { get; init; }

    public int Retries => Math.Max(0, DeclaredRetries ?? 0);

    public double? TimeoutSeconds { get; init; }

    /// <summary>The method that runs instead when this one failed.</summary>
    public string? Fallback { get; init; }

    /// <summary>What it verifies, where it does.</summary>
    public VerifyModel? Verify { get; init; }

    /// <summary>How its result says that it accepts, where it judges.</summary>
    public AcceptModel? Accept { get; init; }

    /// <summary>What a person approves of it, where one does.</summary>
    public ApprovalModel? Approval { get; init; }

    /// <summary>What one execution of it may spend.</summary>
    public BudgetModel? Budget { get; init; }

    public bool IsUntrusted { get; init; }

    public bool IsSensitive { get; init; }

    /// <summary>Whether something in its result may be hostile by its type, and a model is shown all of it.</summary>
    public bool GivesUntrusted { get; init; }

    /// <summary>Whether something in its result is sensitive by its type, and a model is shown all of it.</summary>
    public bool GivesSensitive { get; init; }

    public bool IsSideEffect { get; init; }

    public string? IdempotencyKey { get; init; }

    public string? UnverifiedReason { get; init; }

    public ModelWork? Model => Work as ModelWork;

    public PipelineWork? Pipeline => Work as PipelineWork;

    public HumanWork? Human => Work as HumanWork;

    public bool IsCode => Work is CodeWork;

    /// <summary>Whether a model makes its result, here or in another pipeline.</summary>
    public bool IsOfModel => Work is ModelWork or PipelineWork;

    /// <summary>Whether its result goes on only if a person lets it.</summary>
    public bool ApprovesResult => Approval is { IsOfArguments: false };

    public bool IsVerifier => Verify is not null;

    /// <summary>The same step with another way to read what a model or a person writes for its result, where that is of some kind.</summary>
    public StepModel WithReply(ReplyKind kind, Func<ReplyModel, ReplyModel> change) => this with
    {
        Work = Work switch
        {
            ModelWork model when model.Reply.Kind == kind => model with { Reply = change(model.Reply) },
            HumanWork human when human.Reply.Kind == kind => human with { Reply = change(human.Reply) },
            _ => Work,
        },
        Approval = Approval is { IsOfArguments: false } approval && approval.Reply.Kind == kind ? approval with { Reply = change(approval.Reply) } : Approval,
    };

    /// <summary>The parameters that carry values, without the cancellation token.</summary>
    public IEnumerable<StepParameter> Inputs => Parameters.Where(parameter => parameter.Source is not ValueSource.Cancellation);

    /// <summary>The most model calls of the step alone, retries and repairs included, its fallback and verifiers not.</summary>
    public Bound OwnCalls => Work.Calls is { } calls ? (1L + Retries) * calls : Bound.Zero;
}

/// <summary>A parameter of a step.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Source">Where its value comes from.</param>
/// <param name="IsReached">Whether the prompt, the body or the inner pipeline reads it.</param>
/// <param name="IsUntrusted">Whether it is marked as possibly hostile.</param>
/// <param name="IsSensitive">Whether it is marked as sensitive.</param>
/// <param name="Modifiers">Its modifiers, such as <c>params </c>.</param>
internal sealed record StepParameter(
    string Name,
    TypeModel Type,
    ValueSource Source,
    bool IsReached = true,
    bool IsUntrusted = false,
    bool IsSensitive = false,
    string Modifiers = "")
{
    /// <summary>What is marked below its type.</summary>
    public EquatableArray<MemberMark> Members { get; init; }

    /// <summary>The way to a member that the step reads and that may be hostile, such as <c>mail.Body</c>; null where there is none.</summary>
    public string? UntrustedMember { get; init; }

    /// <summary>The way to a member that the step reads and that is sensitive, such as <c>patient.Name</c>; null where there is none.</summary>
    public string? SensitiveMember { get; init; }
}

/// <summary>What a step does.</summary>
internal abstract record StepWork
{
    /// <summary>The most model calls of one attempt.</summary>
    public abstract Bound Calls { get; }
}

/// <summary>It runs the user's own code.</summary>
internal sealed record CodeWork : StepWork
{
    public override Bound Calls => Bound.Zero;
}

/// <summary>It calls a model.</summary>
internal sealed record ModelWork : StepWork
{
    /// <summary>The prompt, or null until its file is read.</summary>
    public PromptModel? Prompt { get; init; }

    /// <summary>The prompt's file as a full path, and what it may read.</summary>
    public PromptFileReference? File { get; init; }

    public PromptModel? System { get; init; }

    /// <summary>Whether the system message is the class's.</summary>
    public bool SystemIsOfClass { get; init; }

    /// <summary>The client, or null where a finding says that it is unclear.</summary>
    public ClientModel? Client { get; init; }

    /// <summary>Whether <c>[Model]</c> named it.</summary>
    public bool ClientIsNamed { get; init; }

    public required ModelOptions Options { get; init; }

    public required ReplyModel Reply { get; init; }

    public required int MaxRepairs { get; init; }

    public int Repairs => Reply.Kind == ReplyKind.Text ? 0 : Math.Max(0, MaxRepairs);

    public override Bound Calls => new Bound.Exact(1 + Repairs);
}

/// <summary>A person answers a question.</summary>
/// <param name="Question">The question, or null where it has mistakes.</param>
/// <param name="Reply">How an answer that is given as text is read.</param>
internal sealed record HumanWork(PromptModel? Question, ReplyModel Reply) : StepWork
{
    public override Bound Calls => Bound.Zero;
}

/// <summary>What a person approves of a step.</summary>
/// <param name="IsOfArguments">Whether it is what the step is about to do, and not what it gave.</param>
/// <param name="Question">The question as written, or null for one that names the step.</param>
/// <param name="Reply">How an edit that is given as text is read; of a result only.</param>
internal sealed record ApprovalModel(bool IsOfArguments, string? Question, ReplyModel Reply);

/// <summary>The file of a prompt.</summary>
/// <param name="Path">The full path, with <c>/</c>.</param>
/// <param name="Written">The path as written.</param>
/// <param name="Parameters">What the prompt may read, by parameter.</param>
internal sealed record PromptFileReference(string Path, string Written, EquatableArray<ReadableParameter> Parameters);

/// <summary>A parameter that a prompt file may read, with the paths below it.</summary>
internal sealed record ReadableParameter(string Name, EquatableArray<ReadablePath> Paths);

/// <summary>It runs another pipeline.</summary>
/// <param name="Pipeline">The pipeline's metadata name.</param>
/// <param name="TypeName">Its name in code.</param>
/// <param name="Display">Its name in messages.</param>
/// <param name="Instance">The member that holds it, or null where it is made here.</param>
/// <param name="InstanceIsParameter">Whether that member is a primary-constructor parameter or static, which a static body cannot read through the instance.</param>
/// <param name="Creation">The constructor's arguments where it is made here, as they stand in code; null where it is held.</param>
/// <param name="Arguments">The step's parameters in the order of the inner entry's.</param>
/// <param name="GivesOutcome">Whether the inner entry returns an outcome.</param>
/// <param name="WantsOutcome">Whether this step does.</param>
/// <param name="Converts">Whether this step's result is of another type than the inner one's, be it only that it may be null.</param>
/// <param name="Bounds">The inner bounds where they are known from another assembly; else looked up by name.</param>
/// <param name="IsVerified">Whether the inner result is verified, where it is known from another assembly.</param>
internal sealed record PipelineWork(
    string Pipeline,
    string TypeName,
    string Display,
    string? Instance,
    bool InstanceIsParameter,
    EquatableArray<string>? Creation,
    EquatableArray<PipelineArgument> Arguments,
    bool GivesOutcome,
    bool WantsOutcome,
    bool Converts,
    PipelineBounds? Bounds,
    bool? IsVerified) : StepWork
{
    /// <summary>Its labels where they are known from another assembly; else looked up by name.</summary>
    public PipelineLabels? Labels { get; init; }

    public override Bound Calls => Bounds?.MaxCalls ?? new Bound.Of(Pipeline);

    public Bound Depth => Bounds?.Depth ?? new Bound.Of(Pipeline);
}

/// <summary>An argument of an inner pipeline.</summary>
/// <param name="Parameter">The inner entry's parameter.</param>
/// <param name="From">This step's parameter that fills it.</param>
/// <param name="IsSensitive">Whether the inner one, or something below its type, is marked as sensitive.</param>
internal sealed record PipelineArgument(string Parameter, string From, bool IsSensitive = false);

/// <summary>What a verifying step checks.</summary>
/// <param name="Target">The method whose result it checks, or a pattern's parameter (<c>draft</c>, <c>result</c>).</param>
/// <param name="IsSpecial">Whether the target is a pattern's parameter.</param>
/// <param name="Retries">How often the checked step runs again.</param>
internal sealed record VerifyModel(string Target, bool IsSpecial, int Retries);

/// <summary>How a judging step's result says that it accepts.</summary>
/// <param name="Kind">What the result is.</param>
/// <param name="Member">The member or method that decides, for a type of the user's own.</param>
/// <param name="HasScore">Whether it carries a numeric <c>Score</c>.</param>
internal sealed record AcceptModel(AcceptKind Kind, string Member, bool HasScore)
{
    /// <summary>The type of a text property <c>Feedback</c> of a type of the user's own, or null where it has none.</summary>
    public TypeModel? Feedback { get; init; }
}

/// <summary>What a judging step returns.</summary>
internal enum AcceptKind
{
    Bool,
    Verdict,

    /// <summary>A bool property of the verdict's type.</summary>
    Property,

    /// <summary>A parameterless method of the verdict's type.</summary>
    Method,

    /// <summary>A method of the pipeline that takes the verdict.</summary>
    Predicate,
}
