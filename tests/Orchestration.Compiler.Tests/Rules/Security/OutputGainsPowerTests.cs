namespace Orchestration.Compiler.Tests.Rules.Security;

public sealed class OutputGainsPowerTests
{
    private const string Libraries = """
        namespace Dapper
        {
            public static class SqlMapper
            {
                public static int Execute(this System.Data.IDbConnection connection, string sql, object? param = null) => 0;
            }
        }

        namespace Microsoft.EntityFrameworkCore
        {
            public class DatabaseFacade;

            public static class RelationalDatabaseFacadeExtensions
            {
                public static int ExecuteSqlRaw(this DatabaseFacade database, string sql, params object[] parameters) => 0;
                public static int ExecuteSql(this DatabaseFacade database, System.FormattableString sql) => 0;
            }
        }

        namespace Microsoft.AspNetCore.Html
        {
            public class HtmlString(string value)
            {
                public string Value => value;
            }
        }

        namespace Microsoft.AspNetCore.Components
        {
            public readonly struct MarkupString(string value)
            {
                public string Value => value;
                public static explicit operator MarkupString(string value) => new(value);
            }
        }

        namespace Microsoft.CodeAnalysis.CSharp.Scripting
        {
            public static class CSharpScript
            {
                public static System.Threading.Tasks.Task<object> EvaluateAsync(string code) => System.Threading.Tasks.Task.FromResult<object>("");
            }
        }
        """;

    [Theory]
    [InlineData("command.CommandText = [|answer|];")]
    [InlineData("command.CommandText = [|\"SELECT * FROM Orders WHERE Customer = '\" + answer + \"'\"|];")]
    [InlineData("string sql = $\"DELETE FROM Orders WHERE Id = '{answer.Trim()}'\"; command.CommandText = [|sql|];")]
    [InlineData("connection.Execute([|$\"DELETE FROM Orders WHERE Id = '{answer}'\"|]);")]
    [InlineData("database.ExecuteSqlRaw([|$\"DELETE FROM Orders WHERE Id = '{answer}'\"|]);")]
    public Task InSql_Triggers(string body) => RuleAsync(body);

    [Theory]
    [InlineData("Process.Start([|answer|]);")]
    [InlineData("Process.Start(\"bash\", [|$\"-c \\\"{answer}\\\"\"|]);")]
    [InlineData("Process.Start(new ProcessStartInfo { FileName = \"git\", Arguments = [|\"commit -m \" + answer|] });")]
    [InlineData("var start = new ProcessStartInfo(\"git\"); start.Arguments = [|answer|]; Process.Start(start);")]
    public Task InACommandLine_Triggers(string body) => RuleAsync(body);

    [Theory]
    [InlineData("File.WriteAllText([|answer|], \"\");")]
    [InlineData("File.Delete([|Path.Combine(\"notes\", answer + \".md\")|]);")]
    [InlineData("string path = Path.Combine(\"notes\", answer); if (File.Exists(path)) { File.Delete([|path|]); }")]
    [InlineData("string name = answer; name = name.Trim(); name += \".md\"; File.Delete([|name|]);")]
    [InlineData("answer = answer.Trim(); File.Delete([|answer|]);")]
    [InlineData("string one = \"\", other = \"\"; for (int i = 0; i < 3; i++) { one = other + i; other = one + answer; } File.Delete([|one|]);")]
    [InlineData("using var file = new FileStream([|answer|], FileMode.Open);")]
    [InlineData("var line = new System.Text.StringBuilder(\"notes/\"); line.Append(answer); File.ReadAllText([|line.ToString()|]);")]
    [InlineData("foreach (string name in answer.Split(',')) { File.Delete([|name|]); }")]
    [InlineData("if (answer.Length > 100 || string.IsNullOrEmpty(answer)) { return \"\"; } File.Delete([|answer|]);")]
    public Task AsAPath_Triggers(string body) => RuleAsync(body);

    [Theory]
    [InlineData("_ = new HtmlString([|$\"<p>{answer}</p>\"|]);")]
    [InlineData("_ = (MarkupString)[|answer|];")]
    [InlineData("await CSharpScript.EvaluateAsync([|answer|]);")]
    public Task AsHtmlOrCode_Triggers(string body) => RuleAsync(body);

    [Fact]
    public Task ThroughAHelper_Triggers() => RuleAsync("Save([|answer|]);", more: "private static void Save(string name) => File.WriteAllText(name, \"\");");

    [Fact]
    public Task ATextInATypedReply_Triggers() => Verify.RuleAsync("ORC6006", """
        using System.IO;

        public sealed record Note(string File, string Content);

        [Chain]
        public partial class Notes(IChatClient model)
        {
            public partial Task<string> RunAsync(string talk);

            [Step, Prompt("Take a note of {talk}.")]
            private partial Task<Note> Write(string talk);

            [Step]
            private static string Save(Note write)
            {
                File.WriteAllText([|write.File|], write.Content);
                return write.Content;
            }
        }
        """);

    [Fact]
    public Task AnArgumentOfATool_Triggers() => Verify.RuleAsync("ORC6006", new Scenario("""
        using System.IO;

        [Agent(MaxTurns = 3)]
        public partial class Clerk(IChatClient model)
        {
            public partial Task<string> RunAsync([Untrusted] string mail);

            [Respond, Prompt("Answer {mail}.")]
            private partial Task<string> Answer(string mail);

            [Tool]
            private static string Read(string file) => File.ReadAllText([|file|]);
        }
        """)
    {
        Messages = ["What 'Answer' wrote, having read 'mail', which may be hostile, names a file in 'Read' ('File.ReadAllText') and nothing has checked it; take its Path.GetFileName, or compare it with the names that are allowed."],
    });

    [Fact]
    public Task TheMessageSaysTheWay_Triggers() => Verify.RuleAsync("ORC6006", Scenario("Run([|answer|]);", "private static void Run(string sql) => new CommandBuilder().Command!.CommandText = sql;\npublic class CommandBuilder { public DbCommand? Command { get; set; } }") with
    {
        Messages = ["What 'Answer' wrote becomes part of an SQL command in 'Act' ('DbCommand.CommandText' in 'Run') and nothing has checked it; pass it as a parameter of the command."],
    });

    [Theory]
    [InlineData("command.CommandText = \"SELECT * FROM Orders WHERE Customer = @customer\"; var p = command.CreateParameter(); p.Value = answer; command.Parameters.Add(p);")]
    [InlineData("connection.Execute(\"DELETE FROM Orders WHERE Id = @id\", new { id = answer });")]
    [InlineData("database.ExecuteSql($\"DELETE FROM Orders WHERE Id = {answer}\");")]
    [InlineData("database.ExecuteSqlRaw(\"DELETE FROM Orders WHERE Id = {0}\", answer);")]
    [InlineData("int count = int.Parse(answer); command.CommandText = $\"SELECT TOP {count} * FROM Orders\";")]
    public Task ASqlParameterOrANumber_DoesNotTrigger(string body) => RuleAsync(body);

    [Theory]
    [InlineData("File.WriteAllText(\"notes.md\", answer);")]
    [InlineData("File.WriteAllText(Path.Combine(folder, topic + \".md\"), answer);")]
    [InlineData("File.WriteAllText(Path.Combine(folder, Path.GetFileName(answer)), topic);")]
    [InlineData("answer = Path.GetFileName(answer); File.Delete(answer);")]
    [InlineData("string file = answer.Trim(); file = Path.GetFileName(file); File.Delete(file);")]
    [InlineData("string full = Path.GetFullPath(Path.Combine(folder, answer)); if (!full.StartsWith(folder, StringComparison.Ordinal)) { return \"\"; } File.Delete(full);")]
    [InlineData("File.Delete(Safe(answer));")]
    [InlineData("File.WriteAllText(answer.Length + \".md\", topic);")]
    public Task ContentOfAFixedOrCheckedFile_DoesNotTrigger(string body) => RuleAsync(body);

    [Theory]
    [InlineData("if (!Allowed.Contains(answer)) { return \"\"; } Process.Start(answer);")]
    [InlineData("if (answer is not (\"build\" or \"test\")) { throw new ArgumentException(answer); } Process.Start(\"dotnet\", answer);")]
    [InlineData("switch (answer) { case \"build\": case \"test\": Process.Start(\"dotnet\", answer); break; }")]
    [InlineData("string verb = answer switch { \"build\" => \"build\", _ => \"test\" }; Process.Start(\"dotnet\", verb);")]
    [InlineData("if (System.Text.RegularExpressions.Regex.IsMatch(answer, \"^[a-z]+$\")) { Process.Start(answer); }")]
    [InlineData("if (answer.All(char.IsLetterOrDigit)) { Process.Start(\"dotnet\", \"test --filter \" + answer); }")]
    [InlineData("Ensure(answer); Process.Start(answer);")]
    [InlineData("if (Commands.TryGetValue(answer, out string? line)) { Process.Start(line); }")]
    [InlineData("var start = new ProcessStartInfo(\"git\"); start.ArgumentList.Add(answer); Process.Start(start);")]
    public Task ACheckedCommand_DoesNotTrigger(string body) => RuleAsync(body);

    [Theory]
    [InlineData("_ = new HtmlString(System.Net.WebUtility.HtmlEncode(answer));")]
    [InlineData("_ = new HtmlString(System.Text.Encodings.Web.HtmlEncoder.Default.Encode(answer));")]
    [InlineData("_ = new HtmlString($\"<p>{answer.Length} letters</p>\");")]
    public Task EncodedHtml_DoesNotTrigger(string body) => RuleAsync(body);

    [Fact]
    public Task WhatThePersonWroteWhoStartedTheRun_DoesNotTrigger() => RuleAsync("File.Delete(topic);");

    [Theory]
    [InlineData("[Step, Prompt(\"Name a file about {topic}.\"), Approve]", "[Step]")]
    [InlineData("[Step, Prompt(\"Name a file about {topic}.\")]", "[Step, SideEffect, Approve]")]
    [InlineData("[Step, Prompt(\"Name a file about {topic}.\"), Unverified(\"the folder is a sandbox\")]", "[Step]")]
    public Task WhatAPersonApproves_DoesNotTrigger(string writing, string acting) => Verify.RuleAsync("ORC6006", $$"""
        using System.IO;

        [Chain]
        public partial class Notes(IChatClient model)
        {
            public partial Task<string> RunAsync(string topic);

            {{writing}}
            private partial Task<string> Name(string topic);

            {{acting}}
            private static string Save(string name)
            {
                File.Delete(name);
                return name;
            }
        }
        """);

    [Fact]
    public Task WhatCodeHasVerified_DoesNotTrigger() => RuleAsync("File.Delete(answer);", more: "[Verify] private static bool IsPlain(string answer) => answer.All(char.IsLetter);");

    [Fact]
    public Task AClosedSet_DoesNotTrigger() => Verify.RuleAsync("ORC6006", """
        using System.IO;

        public enum Style { Short, Long }

        [Chain]
        public partial class Notes(IChatClient model)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("How is {topic} best told?")]
            private partial Task<Style> Choose(string topic);

            [Step]
            private static string Read(Style choose) => File.ReadAllText($"{choose}.md");
        }
        """);

    private static Task RuleAsync(string body, string more = "") => Verify.RuleAsync("ORC6006", Scenario(body, more));

    private static Scenario Scenario(string body, string more) => new Scenario($$"""
        using System.Data;
        using System.Data.Common;
        using System.Diagnostics;
        using System.IO;
        using Dapper;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.Html;
        using Microsoft.CodeAnalysis.CSharp.Scripting;
        using Microsoft.EntityFrameworkCore;

        [Chain]
        public partial class Assistant(IChatClient model, IDbConnection connection, DbCommand command, DatabaseFacade database, string folder)
        {
            private static readonly HashSet<string> Allowed = ["build", "test"];
            private static readonly Dictionary<string, string> Commands = new() { ["build"] = "dotnet" };

            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Answer {topic}.")]
            private partial Task<string> Answer(string topic);

            [Step]
            private async Task<string> Act(string answer, string topic)
            {
                await Task.Yield();
                _ = (connection, command, database, folder, Allowed, Commands);
                {{body}}
                return topic;
            }

            private static string Safe(string name) => string.Concat(name.Where(char.IsLetter));

            private static void Ensure(string name)
            {
                if (!Allowed.Contains(name)) { throw new ArgumentException(name); }
            }

            {{more}}
        }
        """).WithFile("Libraries.cs", Libraries);
}
