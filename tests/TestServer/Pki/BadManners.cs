using Microsoft.AspNetCore.Http;

namespace WinHttpCompat.TestServer.Pki;

/// <summary>How a server behaves that is asked for a list, an OCSP answer or a certificate and does not give it.</summary>
internal static class BadManners
{
    private static readonly TimeSpan DripPause = TimeSpan.FromMilliseconds(50);

    /// <summary>The last part of the names of certificates whose questions are met like this.</summary>
    public static IReadOnlyList<string> All { get; } = ["stalls", "drips", "resets", "endless"];

    /// <summary>Until the client has had enough.</summary>
    /// <param name="name">Of what was asked for.</param>
    /// <returns>False: it is to be answered in the usual way.</returns>
    public static async Task<bool> PlayAsync(HttpContext context, string name, CancellationToken stop)
    {
        string manner = name[(name.LastIndexOf('-') + 1)..];
        if (!All.Contains(manner)) return false;
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop, context.RequestAborted);
        try
        {
            switch (manner)
            {
                case "stalls":
                    await Task.Delay(Timeout.Infinite, end.Token);
                    break;
                case "drips":
                    context.Response.ContentLength = 100_000;
                    await RepeatAsync(context, new byte[1], DripPause, end.Token);
                    break;
                case "endless":
                    await RepeatAsync(context, new byte[64 * 1024], TimeSpan.Zero, end.Token);
                    break;
                default:
                    break; // the abort below is a reset
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // as expected
        }
        context.Abort();
        return true;
    }

    private static async Task RepeatAsync(HttpContext context, byte[] bytes, TimeSpan pause, CancellationToken end)
    {
        while (true)
        {
            await context.Response.Body.WriteAsync(bytes, end);
            if (pause > TimeSpan.Zero) await Task.Delay(pause, end);
        }
    }
}
