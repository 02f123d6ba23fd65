using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace WinHttpCompat.TestServer.Kestrel;

/// <summary>What a request gets, by the first segment of its path. See README.md.</summary>
internal static class Endpoints
{
    private const int PieceBytes = 16 * 1024;

    public static async Task ServeAsync(HttpContext context)
    {
        context.Response.Headers["X-Connection"] = context.Connection.RemotePort.ToString(CultureInfo.InvariantCulture);
        string[] path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries); // never null here
        try
        {
            await (path switch
            {
                ["echo"] => EchoAsync(context),
                ["body"] => BodyAsync(context),
                ["chunked"] => ChunkedAsync(context),
                ["coded", var coding] => CodedBody.SendAsync(context, coding, Number(context, "bytes")),
                ["redirect", var status] => RedirectAsync(context, status),
                ["status", var status] => StatusAsync(context, int.Parse(status, CultureInfo.InvariantCulture)),
                ["cookies"] => TextAsync(context, context.Request.Headers.Cookie.ToString()),
                ["cookies", "set"] => SetCookiesAsync(context),
                ["client-certificate"] => ClientCertificateAsync(context),
                ["drip"] => DripAsync(context),
                ["refuse-expectation"] => StatusAsync(context, StatusCodes.Status417ExpectationFailed),
                ["refuse-upload"] => RefuseUploadAsync(context),
                _ => StatusAsync(context, StatusCodes.Status404NotFound),
            });
        }
        catch (FormatException problem)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await TextAsync(context, problem.Message);
        }
    }

    private static int Number(HttpContext context, string name, string? otherwise = null) =>
        int.Parse(context.Request.Query[name].FirstOrDefault() ?? otherwise ?? "", CultureInfo.InvariantCulture);

    private static Task TextAsync(HttpContext context, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes).AsTask();
    }

    private static async Task ClientCertificateAsync(HttpContext context)
    {
        // A port that takes certificates late asks now: a new handshake, in TLS 1.2. It is the connection's, and not disposed here.
        X509Certificate2? client = await context.Connection.GetClientCertificateAsync(context.RequestAborted);
        await TextAsync(context, client?.Subject ?? "none");
    }

    private static Task StatusAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        // These have no body, and Kestrel refuses one.
        if (status is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified)
        {
            return Task.CompletedTask;
        }
        return TextAsync(context, $"status {status}\n");
    }

    private static async Task EchoAsync(HttpContext context)
    {
        (long length, ulong hash) = await ReadBodyAsync(context.Request.Body);
        HttpRequest request = context.Request;
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        StringBuilder text = new($"{request.Method} {target} {request.Protocol}\n");
        foreach ((string name, StringValues values) in request.Headers)
        {
            foreach (string? value in values) text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
        }
        foreach ((string name, StringValues values) in Trailers(request))
        {
            text.Append(CultureInfo.InvariantCulture, $"trailer {name}: {values}\n");
        }

        IHeaderDictionary headers = context.Response.Headers;
        headers["X-Method"] = request.Method;
        headers["X-Target"] = target;
        headers["X-Body-Bytes"] = length.ToString(CultureInfo.InvariantCulture);
        headers["X-Body-Hash"] = BodyPattern.ToText(hash);
        await TextAsync(context, text.ToString());
    }

    // Only of a body that has been read to its end.
    private static IHeaderDictionary Trailers(HttpRequest request) => request.CheckTrailersAvailable()
        ? request.HttpContext.Features.GetRequiredFeature<IHttpRequestTrailersFeature>().Trailers
        : new HeaderDictionary();

    private static async Task<(long Length, ulong Hash)> ReadBodyAsync(Stream body)
    {
        byte[] piece = new byte[PieceBytes];
        long length = 0;
        ulong hash = BodyPattern.EmptyHash;
        while (await body.ReadAsync(piece) is int count and > 0)
        {
            length += count;
            hash = BodyPattern.Hash(hash, piece.AsSpan(0, count));
        }
        return (length, hash);
    }

    private static async Task BodyAsync(HttpContext context)
    {
        byte[] body = BodyPattern.Create(Number(context, "bytes"));
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }

    // Kestrel has no trailers in HTTP/1.1, but leaves the framing to whoever names the coding.
    private static async Task ChunkedAsync(HttpContext context)
    {
        int bytes = Number(context, "bytes"), piece = Math.Max(1, Number(context, "piece", "1000"));
        Stream body = context.Response.Body;
        ulong hash = BodyPattern.EmptyHash;
        context.Response.Headers.TransferEncoding = "chunked";
        context.Response.Headers["Trailer"] = "X-Body-Hash, X-Body-Bytes";
        for (int sent = 0; sent < bytes; sent += piece)
        {
            byte[] chunk = BodyPattern.Create(Math.Min(piece, bytes - sent), sent);
            hash = BodyPattern.Hash(hash, chunk);
            await body.WriteAsync(Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"));
            await body.WriteAsync(chunk);
            await body.WriteAsync("\r\n"u8.ToArray());
            await body.FlushAsync();
        }
        string end = $"0\r\nX-Body-Hash: {BodyPattern.ToText(hash)}\r\nX-Body-Bytes: {bytes}\r\n\r\n";
        await body.WriteAsync(Encoding.ASCII.GetBytes(end));
    }

    private static Task RedirectAsync(HttpContext context, string status)
    {
        if (context.Request.Query["to"].FirstOrDefault() is string target) context.Response.Headers.Location = target;
        return StatusAsync(context, int.Parse(status, CultureInfo.InvariantCulture));
    }

    private static Task SetCookiesAsync(HttpContext context)
    {
        foreach (string? cookie in context.Request.Query["cookie"]) context.Response.Headers.Append("Set-Cookie", cookie);
        return TextAsync(context, "cookies are set\n");
    }

    private static async Task DripAsync(HttpContext context)
    {
        byte[] body = BodyPattern.Create(Number(context, "bytes"));
        int pause = Number(context, "ms", "10");
        context.Response.ContentLength = body.Length;
        for (int i = 0; i < body.Length; i++)
        {
            await Task.Delay(pause, context.RequestAborted);
            await context.Response.Body.WriteAsync(body.AsMemory(i, 1));
            await context.Response.Body.FlushAsync();
        }
    }

    // The whole answer is on its way before one byte of the body is read. Then Kestrel ends the connection.
    private static Task RefuseUploadAsync(HttpContext context)
    {
        context.Response.Headers.Connection = "close";
        return StatusAsync(context, StatusCodes.Status413PayloadTooLarge);
    }
}
