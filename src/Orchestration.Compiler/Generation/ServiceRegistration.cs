using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Emission;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Generation;

/// <summary>Registers the pipelines of an assembly with a container of services, where the assembly references what that takes.</summary>
internal static class ServiceRegistration
{
    private const string Collection = "Microsoft.Extensions.DependencyInjection.IServiceCollection";
    private const string Extensions = "Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions";

    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<EquatableArray<PipelineFacts>> facts)
    {
        IncrementalValueProvider<string?> container = context.CompilationProvider
            .Select(static (compilation, _) => HasContainer(compilation) ? compilation.AssemblyName ?? "" : null)
            .WithTrackingName(TrackedSteps.Container);
        IncrementalValueProvider<(string? Assembly, EquatableArray<string> Services)> registration = facts
            .Select(static (all, _) => all.Select(fact => fact.Service).OfType<string>().ToEquatableArray())
            .WithTrackingName(TrackedSteps.Services)
            .Combine(container)
            .WithTrackingName(TrackedSteps.WithContainer)
            .Select(static (pair, _) => (pair.Right, pair.Left))
            .WithTrackingName(TrackedSteps.Registration);
        context.RegisterSourceOutput(registration, static (output, registration) =>
        {
            if (registration.Assembly is { } assembly && registration.Services.Count > 0)
            {
                output.AddSource(ServicesEmitter.HintName, PipelineGenerator.TextOf(ServicesEmitter.Emit(assembly, registration.Services)));
            }
        });
    }

    private static bool HasContainer(Compilation compilation) =>
        compilation.GetTypesByMetadataName(Collection).Length > 0 && compilation.GetTypesByMetadataName(Extensions).Length > 0;
}
