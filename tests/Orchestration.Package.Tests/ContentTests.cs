using System.Xml.Linq;

namespace Orchestration.Package.Tests;

/// <summary>What the packages hold, to the file.</summary>
public sealed class ContentTests(Packages packages)
{
    [Fact]
    public void The_package_holds_the_library_the_compiler_parts_and_nothing_else() => Assert.Equal(
        [
            "Orchestration.nuspec",
            "README.md",
            "analyzers/dotnet/cs/Orchestration.CodeFixes.dll",
            "analyzers/dotnet/cs/Orchestration.Compiler.dll",
            "buildTransitive/Orchestration.props",
            "buildTransitive/Orchestration.targets",
            "buildTransitive/config/orchestration.none.globalconfig",
            "buildTransitive/config/orchestration.strict.globalconfig",
            "lib/net10.0/Orchestration.dll",
            "lib/net10.0/Orchestration.xml",
        ],
        packages.Content("Orchestration"));

    [Fact]
    public void The_testing_package_holds_its_library_and_nothing_else() => Assert.Equal(
        ["Orchestration.Testing.nuspec", "lib/net10.0/Orchestration.Testing.dll", "lib/net10.0/Orchestration.Testing.xml"],
        packages.Content("Orchestration.Testing"));

    [Theory]
    [InlineData("Orchestration")]
    [InlineData("Orchestration.Testing")]
    public void Symbols_are_in_a_package_of_their_own(string id)
    {
        Assert.Equal([$"{id}.nuspec", $"lib/net10.0/{id}.pdb"], packages.Content(id, "snupkg"));

        // A portable PDB begins with the signature of ECMA-335 metadata.
        Assert.Equal("BSJB"u8.ToArray(), packages.Bytes(id, $"lib/net10.0/{id}.pdb", "snupkg")[..4]);
    }

    [Theory]
    [InlineData("Orchestration")]
    [InlineData("Orchestration.Testing")]
    public void The_only_dependency_is_the_chat_client_abstractions(string id)
    {
        var group = Assert.Single(Nuspec(id).Descendants(), e => e.Name.LocalName == "group");

        Assert.Equal("net10.0", group.Attribute("targetFramework")?.Value);
        Assert.Equal("Microsoft.Extensions.AI.Abstractions", Assert.Single(group.Elements()).Attribute("id")?.Value);
    }

    [Fact]
    public void The_package_says_what_it_is_and_under_which_licence()
    {
        var facts = Nuspec("Orchestration").Descendants().Where(e => !e.HasElements).ToLookup(e => e.Name.LocalName);

        Assert.Equal("MIT", Assert.Single(facts["license"]).Value);
        Assert.Equal("README.md", Assert.Single(facts["readme"]).Value);
        Assert.NotEmpty(Assert.Single(facts["description"]).Value);
        Assert.Empty(facts["developmentDependency"]);
    }

    [Fact]
    public void The_readme_of_the_package_shows_what_the_tests_compile()
    {
        var shown = packages.Text("Orchestration", "README.md");
        using var reader = new StreamReader(typeof(ContentTests).Assembly.GetManifestResourceStream("Translation.cs")!);

        Assert.Contains(reader.ReadToEnd().Trim(), shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_documentation_of_the_library_is_there() =>
        Assert.Contains("T:Orchestration.CriticAttribute", packages.Text("Orchestration", "lib/net10.0/Orchestration.xml"), StringComparison.Ordinal);

    private XDocument Nuspec(string id) => XDocument.Parse(packages.Text(id, $"{id}.nuspec"));
}
