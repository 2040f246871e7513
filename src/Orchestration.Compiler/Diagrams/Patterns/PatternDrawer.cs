using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Diagrams.Patterns;

/// <summary>Draws one pattern.</summary>
internal abstract class PatternDrawer
{
    /// <summary>The model that it draws.</summary>
    public abstract Type Model { get; }

    /// <summary>Draws the pattern's own steps after what leads to them, and gives the ways on which it has a result.</summary>
    public abstract Ends Draw(Drawing drawing, Ends from);
}

/// <summary>Draws one pattern.</summary>
internal abstract class PatternDrawer<TModel> : PatternDrawer
    where TModel : PatternModel
{
    public sealed override Type Model => typeof(TModel);

    public sealed override Ends Draw(Drawing drawing, Ends from) => Draw(drawing, (TModel)drawing.Pipeline.Pattern!, from);

    protected abstract Ends Draw(Drawing drawing, TModel pattern, Ends from);
}

/// <summary>The drawers there are. A pattern without its own is drawn by its roles.</summary>
internal static class PatternDrawers
{
    private static readonly Dictionary<Type, PatternDrawer> ByModel =
        new PatternDrawer[]
        {
            new ChainDrawer(),
            new RouteDrawer(),
            new CriticDrawer(),
            new ParallelDrawer(),
            new LoopDrawer(),
            new VoteDrawer(),
            new AgentDrawer(),
            new MapReduceDrawer(),
            new SupervisorDrawer(),
            new RefineDrawer(),
            new OrchestratorDrawer(),
            new DebateDrawer(),
        }.ToDictionary(drawer => drawer.Model);

    private static readonly PatternDrawer Default = new RolesDrawer();

    public static PatternDrawer Of(PatternModel pattern) => ByModel.TryGetValue(pattern.GetType(), out PatternDrawer drawer) ? drawer : Default;
}
