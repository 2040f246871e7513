using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Orchestration.Tests.Http;

/// <summary>
/// An HTTP server on the loopback address that says what a test wants: whole responses, streams in pieces, and connections that break
/// or fall silent, which ordinary servers cannot be made to do. One request a connection.
/// </summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<LoopbackRequest> requests = new();
    private readonly TaskCompletionSource clientLeft = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<LoopbackRequest, LoopbackReply> answer;
    private readonly Task serving;

    /// <summary>Starts to serve.</summary>
    /// <param name="answer">Answers a request; it may be called by several threads at once.</param>
    public LoopbackServer(Func<LoopbackRequest, LoopbackReply> answer)
    {
        this.answer = answer;
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>Where the server is.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>The requests so far, in the order in which they came.</summary>
    public IReadOnlyList<LoopbackRequest> Requests => [.. requests];

    /// <summary>Ends when a client has closed its connection before the response was over.</summary>
    public Task ClientLeft => clientLeft.Task;

    /// <summary>Stops, closing what is open.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await serving;
        stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> open = [];
        try
        {
            while (true)
            {
                open.Add(ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }

        await Task.WhenAll(open);
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                NetworkStream stream = connection.GetStream();
                LoopbackRequest request = await ReadAsync(stream);
                requests.Enqueue(request);
                await WriteAsync(connection, stream, answer(request));
            }
            catch (IOException)
            {
                clientLeft.TrySetResult();
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }
    }

    private async Task<LoopbackRequest> ReadAsync(NetworkStream stream)
    {
        // Bytes and characters are the same in what HTTP reads as Latin-1; only the body is UTF-8.
        var reader = new StreamReader(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        string[] first = (await ReadLineAsync(reader)).Split(' ');
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync(reader) is { Length: > 0 } header)
        {
            int colon = header.IndexOf(':', StringComparison.Ordinal);
            headers[header[..colon]] = header[(colon + 1)..].Trim();
        }

        string body = headers.TryGetValue("Content-Length", out string? length)
            ? await ReadAsync(reader, int.Parse(length, CultureInfo.InvariantCulture))
            : await ReadChunksAsync(reader);
        return new LoopbackRequest(first[0], first[1], headers, JsonElement.Parse(Encoding.Latin1.GetBytes(body)));
    }

    private async Task<string> ReadLineAsync(StreamReader reader) =>
        await reader.ReadLineAsync(stopping.Token) ?? throw new IOException("The client closed the connection before its request was whole.");

    private async Task<string> ReadAsync(StreamReader reader, int length)
    {
        var text = new char[length];
        int read = await reader.ReadBlockAsync(text, stopping.Token);
        return read == length ? new string(text) : throw new IOException("The client closed the connection before its request was whole.");
    }

    private async Task<string> ReadChunksAsync(StreamReader reader)
    {
        var body = new StringBuilder();
        while (int.Parse(await ReadLineAsync(reader), NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var size)
        {
            body.Append(await ReadAsync(reader, size));
            await ReadLineAsync(reader);
        }

        await ReadLineAsync(reader);
        return body.ToString();
    }

    private async Task WriteAsync(TcpClient connection, NetworkStream stream, LoopbackReply reply)
    {
        if (reply != LoopbackReply.Nothing)
        {
            await WriteAsync(stream, reply);
        }

        await EndAsync(connection, stream, reply.End);
    }

    private async Task WriteAsync(NetworkStream stream, LoopbackReply reply)
    {
        var head = new StringBuilder($"HTTP/1.1 {reply.Status} {(HttpStatusCode)reply.Status}\r\nContent-Type: {reply.ContentType}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n");
        foreach ((string name, string value) in reply.Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), stopping.Token);
        foreach (string piece in reply.Pieces)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(piece);
            await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"), stopping.Token);
            await stream.WriteAsync(bytes, stopping.Token);
            await stream.WriteAsync("\r\n"u8.ToArray(), stopping.Token);
        }
    }

    private async Task EndAsync(TcpClient connection, NetworkStream stream, LoopbackEnd end)
    {
        switch (end)
        {
            case LoopbackEnd.Whole:
                await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), stopping.Token);
                break;
            case LoopbackEnd.Broken:
                connection.Client.Shutdown(SocketShutdown.Send);
                break;
            case LoopbackEnd.Silent:
                await UntilClosedAsync(stream);
                clientLeft.TrySetResult();
                break;
        }
    }

    private async Task UntilClosedAsync(NetworkStream stream)
    {
        try
        {
            var ignored = new byte[256];
            while (await stream.ReadAsync(ignored, stopping.Token) > 0)
            {
                // Nothing more is expected of the client.
            }
        }
        catch (IOException)
        {
            // Closed the hard way.
        }
    }
}
