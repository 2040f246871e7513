namespace Orchestration.Compiler.Benchmarks.Sources;

/// <summary>Types with a JSON context of their own, as large as a pipeline: what the generator of System.Text.Json is given. (It names its files by the context alone, so no two are called the same.)</summary>
internal static class JsonSource
{
    public static string Of(int number) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Text.Json.Serialization;

        namespace Contexts.Part{{number}};

        public enum State { Open, Sent, Paid }

        public sealed record Line(string Article, int Count, decimal Price);

        public sealed record Order(int Id, string Customer, State State, DateTime Placed, IReadOnlyList<Line> Lines, string? Note);

        [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
        [JsonSerializable(typeof(Order))]
        public sealed partial class OrderJson{{number}} : JsonSerializerContext
        {
            private static int Helper(int value)
            {
                return value + 1;
            }
        }
        """;
}

/// <summary>A class with as many log methods as a pipeline has steps: what the generator of LoggerMessage is given.</summary>
internal static class LogSource
{
    public static string Of(int number) => $$"""
        using System;
        using Microsoft.Extensions.Logging;

        namespace Logs.Part{{number}};

        public sealed partial class Orders(ILogger<Orders> logger)
        {
            [LoggerMessage(Level = LogLevel.Information, Message = "Order {id} of {customer} came in.")]
            private partial void Came(int id, string customer);

            [LoggerMessage(Level = LogLevel.Debug, Message = "Order {id} has {count} lines that sum up to {sum}.")]
            private partial void Read(int id, int count, decimal sum);

            [LoggerMessage(Level = LogLevel.Warning, Message = "Order {id} waits since {since}.")]
            private partial void Waits(int id, DateTime since);

            [LoggerMessage(Level = LogLevel.Error, Message = "Order {id} of {customer} failed.")]
            private partial void Failed(Exception exception, int id, string customer);

            private static int Helper(int value)
            {
                return value + 1;
            }
        }
        """;
}
