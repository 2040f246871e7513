using System.Text;

namespace Orchestration.Samples.MultiAgentTeam;

/// <summary>An article as text, with the notes it rests on and how it came about.</summary>
public static class ArticleText
{
    /// <summary>The text.</summary>
    public static string Of(Article article, NoteShelf shelf)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(shelf);
        StringBuilder text = new StringBuilder(article.Text.Length > 0 ? article.Text : "(no article was accepted)").Append("\n\nNotes, all fictional:\n");
        foreach (string id in Citations.IdsOf(article.Text))
        {
            text.Append(shelf.Note(id)).Append('\n');
        }

        text.Append("\nThe critic on an earlier version:\n").Append(article.Remarks.Length > 0 ? article.Remarks : "(nothing)").Append("\n\nTurns:\n");
        return text.AppendJoin('\n', article.Turns).ToString();
    }
}
