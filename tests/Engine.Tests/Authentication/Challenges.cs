using WinHttpCompat.Engine.Authentication;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Tests.Headers;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Authentication;

/// <summary>Responses with challenges, made from the text of their lines, one byte a character.</summary>
internal static class Challenges
{
    public static MessageHead Head(params string[] lines) =>
        ParsedHead.Of($"HTTP/1.1 401 Unauthorized\r\n{string.Concat(lines.Select(static line => line + "\r\n"))}\r\n").Message;

    public static ChallengeList List(params string[] values) =>
        ChallengeList.Of(Head([.. values.Select(static value => "WWW-Authenticate: " + value)]), AuthenticationTarget.Server);

    /// <summary>The one challenge of a line.</summary>
    public static Challenge One(string value)
    {
        ChallengeList list = List(value);
        return Assert.IsType<Challenge>(list.Find(list.First));
    }

    public static MessageHead Success(params string[] lines) =>
        ParsedHead.Of($"HTTP/1.1 200 OK\r\n{string.Concat(lines.Select(static line => line + "\r\n"))}\r\n").Message;
}
