using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Functions;
using Orchestration.Compiler.Parsing.Patterns;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing;

/// <summary>
/// Reads a pipeline once for everybody: the generator takes the model, the analyzer the findings. No symbol leaves it.
/// </summary>
internal static class PipelineParser
{
    /// <summary>The pattern that a class is read as: of those it names, the one whose roles most of its methods play.</summary>
    public static PatternBinder? PatternOf(INamedTypeSymbol type)
    {
        List<PatternBinder> named = type.TypeKind is TypeKind.Class or TypeKind.Struct
            ? PatternBinders.All.Where(pattern => type.HasOurs(pattern.Name)).ToList()
            : [];
        return named.Count < 2
            ? named.FirstOrDefault()
            : named.OrderByDescending(pattern => UserView.Methods(type).Count(method => pattern.Roles.Any(role => method.HasOurs(role.Name)))).First();
    }

    public static ParsedPipeline? Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (PatternOf(type) is not { } pattern || UserView.Declarations(type, cancellationToken).Count == 0)
        {
            return null;
        }

        var context = new ParseContext(type, pattern, compilation, cancellationToken);
        CheckSinglePattern(context, pattern);
        ClassShape.Check(context);
        var entries = new EntryFinder(context);
        IMethodSymbol? found = entries.Find();
        context.Steps = StepFinder.Find(context, pattern);
        EntryModel? entry = EntryParser.ParseEntry(context, found);
        MethodSignature? stream = EntryParser.ParseStream(context, entry);
        context.Clients = ClientsOf(context);
        PatternModel? model = new PatternReader(context, pattern).Read(out EquatableArray<StepModel> steps);
        entries.Report();
        EntryParser.CheckReturnType(context, found);
        return new ParsedPipeline(ModelOf(context, pattern, model, entry, stream, steps), context.Findings.ToEquatableArray());
    }

    private static PipelineModel ModelOf(
        ParseContext context,
        PatternBinder pattern,
        PatternModel? model,
        EntryModel? entry,
        MethodSignature? stream,
        EquatableArray<StepModel> steps) => new()
        {
            MetadataName = TypeReader.MetadataNameOf(context.Type),
            Namespace = context.Type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "",
            Containers = ClassShape.Containers(context),
            Declaration = ClassShape.Declaration(context.Type, context.CancellationToken),
            Name = context.Type.Name,
            Pattern = model,
            PatternName = pattern.Name,
            Entry = entry,
            Stream = stream,
            Steps = steps,
            Clients = context.Clients.ToEquatableArray(),
            NeedsConstructor = context.Clients.Any(client => client.IsGenerated) && !context.Type.IsStatic,
            Service = ServiceShape.Of(context.Type, context.Clients.Any(client => client.IsGenerated)),
            JsonContexts = JsonContracts.ContextsOf(context).Select(TypeReader.NameOf).ToEquatableArray(),
            Function = ServedFunction.Read(context, entry),
            Budget = BudgetOf(context.Type.Ours("Budget")),
            UnverifiedReason = context.Type.Ours("Unverified")?.Text(0),
            Partials = PartialsOf(context),
            PrimaryParameters = ClientFinder.UnreadParameters(context.Type, context.CancellationToken).ToEquatableArray(),
            TakenNames = TakenNames(context.Type),
            CanBeExtended = ClassShape.CanBeExtended(context.Type, context.CancellationToken),
            IsSound = context.Findings.Count == 0 && !context.IsIncomplete && context.Type.TypeKind == TypeKind.Class && entry is not null && model is not null && steps.All(IsWhole) && !PartialsAreBroken(context),
        };

    private static bool IsWhole(StepModel step) =>
        step.Parameters.All(parameter => parameter.Source is not ValueSource.Missing) && step.Model is not ({ Client: null } or { Prompt: null, File: null }) && step.Human is not { Question: null };

    private static void CheckSinglePattern(ParseContext context, PatternBinder pattern)
    {
        foreach (PatternBinder other in PatternBinders.All.Where(other => other != pattern && context.Type.HasOurs(other.Name)))
        {
            context.Report(RoleMisused.Of(
                Anchor.Attribute(null, other.Name),
                $"'{context.Type.Name}' is a [{pattern.Name}] already; a class has one pattern, and runs others by [Pipeline<T>] steps.")
                .With("Remove", other.Name));
        }
    }

    private static IReadOnlyList<ClientModel> ClientsOf(ParseContext context)
    {
        IReadOnlyList<ClientModel> clients = ClientFinder.Find(context);
        return clients.Count == 0 && ConstructorNeeds.GetsConstructor(context.Type, context)
            ? [new ClientModel(ClientFinder.GeneratedName, IsConstructorParameter: false, IsGenerated: true)]
            : clients;
    }

    public static BudgetModel? BudgetOf(AttributeData? attribute) => attribute is null
        ? null
        : new BudgetModel(
            attribute.Named("MaxCalls")?.Value as long?,
            attribute.Named("MaxTokens")?.Value as long?,
            attribute.Named("Seconds")?.Value as double?);

    /// <summary>The partial methods that are ours to write, whatever else is wrong; not those of other generators.</summary>
    private static EquatableArray<MethodSignature> PartialsOf(ParseContext context) =>
        OurPartials(context)
            .Where(method => !IsBroken(method) && !LacksAccessibility(context, method))
            .GroupBy(method => string.Join(",", method.Parameters.Select(parameter => TypeReader.NameOf(parameter.Type))) + "|" + method.Name + "|" + method.Arity)
            .Select(group => EntryParser.IsOpenPartial(group.First())
                ? Signatures.Read(group.First(), context.CancellationToken)
                : Signatures.ReadDefinition(group.First(), context.CancellationToken))
            .ToEquatableArray();

    private static bool PartialsAreBroken(ParseContext context) =>
        OurPartials(context).Any(method => IsBroken(method) || LacksAccessibility(context, method));

    private static IEnumerable<IMethodSymbol> OurPartials(ParseContext context) =>
        context.Methods.Where(method => (EntryParser.IsOpenPartial(method) || IsLoneBody(context, method))
            && (method.Name is EntryParser.EntryName or EntryParser.StreamName
                || StepFinder.RolesOf(method).Count > 0
                || StepFinder.KindsOf(method).Count > 0
                || SymbolEqualityComparer.Default.Equals(method, context.Entry)
                || context.Steps.Any(step => step.Name == method.Name)));

    /// <summary>The implementing part of a partial method that has no defining one: a body where the generator writes it.</summary>
    private static bool IsLoneBody(ParseContext context, IMethodSymbol method) =>
        !method.IsPartialDefinition
        && Signatures.HasModifier(method, SyntaxKind.PartialKeyword, context.CancellationToken)
        && (method.PartialDefinitionPart is null || !UserView.IsWritten(method.PartialDefinitionPart));

    /// <summary>The compiler asks for the accessibility of a partial method that gives something, and for the same one on both parts.</summary>
    private static bool LacksAccessibility(ParseContext context, IMethodSymbol method) =>
        !method.ReturnsVoid && !Signatures.SaysAccessibility(method, context.CancellationToken);

    private static bool IsBroken(IMethodSymbol method) =>
        TypeReader.IsBroken(method.ReturnType) || method.Parameters.Any(parameter => TypeReader.IsBroken(parameter.Type) || parameter.Name.Length == 0);

    private static EquatableArray<string> TakenNames(INamedTypeSymbol type)
    {
        IEnumerable<string> names = UserView.Members(type).Select(member => member.Name);
        for (INamedTypeSymbol? outer = type.BaseType; outer is not null && outer.SpecialType != SpecialType.System_Object; outer = outer.BaseType)
        {
            names = names.Concat(outer.GetMembers().Select(member => member.Name));
        }

        return names
            .Concat(type.InstanceConstructors.Where(UserView.IsWritten).SelectMany(constructor => constructor.Parameters).Select(parameter => parameter.Name))
            .Append(type.Name)
            .Distinct()
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToEquatableArray();
    }
}
