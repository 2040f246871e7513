namespace Orchestration.Testing;

/// <summary>A part of a prompt: its label (empty where it has none), what it is there for, and its text.</summary>
internal sealed record Section(string Label, SectionRole Role, string Text);
