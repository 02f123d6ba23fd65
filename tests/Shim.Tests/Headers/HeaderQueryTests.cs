using System.Text;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Headers;
using WinHttpCompat.Shim.Marshalling;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>WinHttpQueryHeaders on responses that came over a connection.</summary>
public sealed class HeaderQueryTests
{
    private const uint ContentType = 1, ContentLength = 5, Date = 9, LastModified = 11, Server = 37, SetCookie = 43, Age = 48, Host = 55;
    private const uint OfRequest = 0x8000_0000, AsTime = 0x4000_0000, AsNumber = 0x2000_0000, AsNumber64 = 0x0800_0000;
    private const uint OfTrailers = 0x0200_0000, AsBytes = 0x0100_0000;

    private const string Answer = """
        "HTTP/1.1 200 Very Well\r\nserver: test \r\nSet-Cookie:a=1\r\nContent-Length: 5000000000\r\nX-Empty:\r\n" "SET-COOKIE \t : b=2\r\nAge:  7\r\nDate: Tue, 21 Nov 2000 01:06:53 GMT\r\nLast-Modified: yesterday\r\n" "Set-Cookie: c=3\r\n\r\n"
        """;

    // What of it a program sees: order, case and duplicates stay, blanks around colons and at line ends do not.
    private static readonly string[] Lines =
    [
        "HTTP/1.1 200 Very Well", "server: test", "Set-Cookie: a=1", "Content-Length: 5000000000", "X-Empty: ",
        "SET-COOKIE: b=2", "Age: 7", "Date: Tue, 21 Nov 2000 01:06:53 GMT", "Last-Modified: yesterday", "Set-Cookie: c=3",
    ];

    [Fact]
    public async Task RawHeadersCrlf_OfAResponse_AreItsLinesAndAnEmptyOne()
    {
        await using AnsweredRequest request = new AnsweredRequest(Answer).Send();
        Assert.Equal(string.Join("\r\n", Lines) + "\r\n\r\n", TextOf(request.Client, InfoLevel.RawHeadersCrlf));
    }

    [Fact]
    public async Task RawHeaders_OfAResponse_AreItsLinesEachWithATerminator()
    {
        await using AnsweredRequest request = new AnsweredRequest(Answer).Send();
        Assert.Equal(string.Join('\0', Lines) + '\0', TextOf(request.Client, InfoLevel.RawHeaders));
    }

    [Theory]
    [InlineData(InfoLevel.Version, "HTTP/1.1")]
    [InlineData(InfoLevel.StatusCode, "200")]
    [InlineData(InfoLevel.StatusText, "Very Well")]
    [InlineData(InfoLevel.RequestMethod, "GET")]
    [InlineData(InfoLevel.RequestMethod | OfRequest, "GET")]
    [InlineData(InfoLevel.Version | OfRequest, "HTTP/1.1")]
    [InlineData(Server, "test")]
    [InlineData(ContentLength, "5000000000")]
    [InlineData(LastModified, "yesterday")]
    [InlineData(SetCookie, "a=1")]
    public async Task Text_OfALevel_IsTheLinesPart(uint level, string expected)
    {
        await using AnsweredRequest request = new AnsweredRequest(Answer).Send();
        Assert.Equal(expected, TextOf(request.Client, level));
    }

    [Theory]
    [InlineData("Server", "test")]
    [InlineData("sErVeR", "test")]
    [InlineData("X-Empty", "")]
    public async Task Custom_AnyCase_FindsTheHeader(string name, string expected)
    {
        await using AnsweredRequest request = new AnsweredRequest(Answer).Send();
        Assert.Equal(expected, TextOf(request.Client, InfoLevel.Custom, name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Set Cookie")]
    [InlineData("Server:")]
    [InlineData("S\u00e9rver")]
    public async Task Custom_NoHeaderName_Is87(string name)
    {
        await using AnsweredRequest request = new AnsweredRequest(Answer).Send();
        Assert.Equal(Win32Error.InvalidParameter, ErrorOf(request.Client, InfoLevel.Custom, name));
    }

    [Theory]
    [InlineData(ContentType)]
    [InlineData(Host)] // of the request, which was not asked for
    [InlineData(InfoLevel.StatusCode | OfRequest)]
    [InlineData(InfoLevel.StatusText | OfRequest)]
    [InlineData(Server | OfRequest)]
    public async Task Absent_AnyLevel_Is12150(uint level)
    {
        await using AnsweredRequest request = new AnsweredRequest(Answer).Send();
        Assert.Equal(Win32Error.HeaderNotFound, ErrorOf(request.Client, level));
    }

    [Fact]
    public async Task Index_CountedOn_FindsEachOccurrenceThenNone()
    {
        await using AnsweredRequest request = new AnsweredRequest(Answer).Send();
        Assert.Equal(("a=1", 1u), Occurrence(request.Client, SetCookie, 0));
        Assert.Equal(("b=2", 2u), Occurrence(request.Client, SetCookie, 1));
        Assert.Equal(("c=3", 3u), Occurrence(request.Client, InfoLevel.Custom, 2, "set-cookie"));
        AssertNotFound(request.Client, SetCookie, 3);
        AssertNotFound(request.Client, SetCookie, int.MaxValue);
        AssertNotFound(request.Client, SetCookie, uint.MaxValue);
    }

    [Theory]
    [InlineData(InfoLevel.RawHeadersCrlf)]
    [InlineData(InfoLevel.RawHeaders)]
    [InlineData(InfoLevel.Version)]
    [InlineData(InfoLevel.StatusCode | AsNumber)]
    [InlineData(InfoLevel.StatusText)]
    [InlineData(InfoLevel.RequestMethod)]
    public async Task Index_OfWhatExistsOnce_Is0(uint level)
    {
        await using AnsweredRequest request = new AnsweredRequest(Answer).Send();
        HeaderAnswer first = HeaderAnswer.Of(request.Client, level, index: 0);
        Assert.Equal((Win32Error.Success, 1u), (first.Error, first.Index));
        AssertNotFound(request.Client, level, 1);
    }

    [Fact]
    public async Task Index_AfterASmallBuffer_IsStillTheSame()
    {
        await using AnsweredRequest request = new AnsweredRequest(Answer).Send();
        foreach (int? capacity in new int?[] { null, 0, 1, 6, 7 })
        {
            HeaderAnswer small = HeaderAnswer.Of(request.Client, SetCookie, index: 1, capacity: capacity);
            Assert.Equal((Win32Error.InsufficientBuffer, 8u, 1u), (small.Error, small.Length, small.Index));
        }
        HeaderAnswer exact = HeaderAnswer.Of(request.Client, SetCookie, index: 1, capacity: 8);
        Assert.Equal((Win32Error.Success, 6u, 2u), (exact.Error, exact.Length, exact.Index));
    }

    [Fact]
    public async Task Number_OfDigits_IsStoredInItsSize()
    {
        await using AnsweredRequest request = new AnsweredRequest(Answer).Send();
        Assert.Equal("C8000000", ValueOf(request.Client, InfoLevel.StatusCode | AsNumber));
        Assert.Equal("07000000", ValueOf(request.Client, Age | AsNumber));
        Assert.Equal("0700000000000000", ValueOf(request.Client, Age | AsNumber64));
        Assert.Equal("00F2052A01000000", ValueOf(request.Client, ContentLength | AsNumber64));
    }

    [Fact]
    public async Task Time_OfADate_IsStoredAsSystemTime()
    {
        await using AnsweredRequest request = new AnsweredRequest(Answer).Send();
        // Year, month, day of the week, day, hour, minute, second, millisecond: a WORD each.
        Assert.Equal("D0070B00020015000100060035000000", ValueOf(request.Client, Date | AsTime));
    }

    [Theory]
    [InlineData(ContentLength | AsNumber)] // more than a DWORD holds
    [InlineData(LastModified | AsTime)]
    [InlineData(Date | AsNumber)]
    [InlineData(Server | AsNumber64)]
    [InlineData(InfoLevel.StatusText | AsNumber)]
    [InlineData(InfoLevel.RawHeaders | AsNumber)]
    [InlineData(InfoLevel.RawHeadersCrlf | AsTime)]
    public async Task Value_NotOfTheTypeAskedFor_Is12153AndMovesNoIndex(uint level)
    {
        await using AnsweredRequest request = new AnsweredRequest(Answer).Send();
        HeaderAnswer answer = HeaderAnswer.Of(request.Client, level, index: 0);
        Assert.Equal((Win32Error.InvalidHeader, 0u), (answer.Error, answer.Index));
    }

    [Theory]
    [InlineData("1", 1u)]
    [InlineData("4294967295", 4294967295u)]
    [InlineData("00012", 12u)]
    [InlineData("4294967296", null)]
    [InlineData("-1", null)]
    [InlineData("+1", null)]
    [InlineData("1,000", null)]
    [InlineData("1.5", null)]
    [InlineData("0x10", null)]
    [InlineData("", null)]
    public async Task Number_OfText_IsDecimalDigitsOnly(string text, uint? expected)
    {
        await using AnsweredRequest request = new AnsweredRequest($"\"HTTP/1.1 204 OK\\r\\nAge: {text}\\r\\n\\r\\n\"").Send();
        if (expected is { } number) Assert.Equal(Convert.ToHexString(BitConverter.GetBytes(number)), ValueOf(request.Client, Age | AsNumber));
        else Assert.Equal(Win32Error.InvalidHeader, ErrorOf(request.Client, Age | AsNumber));
    }

    [Theory]
    [InlineData("""caf\xC3\xA9""", "caf\u00e9")]             // UTF-8
    [InlineData("""caf\xE9""", "caf\u00e9")]                 // no UTF-8: a byte is a character
    [InlineData("""\xC3\xA9\xE9""", "\u00c3\u00a9\u00e9")]   // half of each: the whole value is read the second way
    public async Task Text_AboveAscii_IsUtf8OrElseLatin1(string sent, string expected)
    {
        await using AnsweredRequest request = new AnsweredRequest($"\"HTTP/1.1 204 {sent}\\r\\nServer: {sent}\\r\\n\\r\\n\"").Send();
        Assert.Equal(expected, TextOf(request.Client, Server));
        Assert.Equal(expected, TextOf(request.Client, InfoLevel.StatusText));
    }

    [Fact]
    public async Task WireEncoding_OfAnyLevel_IsTheBytesAndATerminatingZero()
    {
        await using AnsweredRequest request = new AnsweredRequest("\"HTTP/1.1 204 \\r\\nServer: \\xE9\\r\\n\\r\\n\"").Send();
        Assert.Equal("E900", ValueOf(request.Client, Server | AsBytes, terminator: 1));
        Assert.Equal("00", ValueOf(request.Client, InfoLevel.StatusText | AsBytes, terminator: 1));
        Assert.Equal(
            Convert.ToHexString(Encoding.Latin1.GetBytes("HTTP/1.1 204 \r\nServer: \u00e9\r\n\r\n\0")),
            ValueOf(request.Client, InfoLevel.RawHeadersCrlf | AsBytes, terminator: 1));
    }

    [Theory]
    [InlineData("HTTP/1.1 204 ")]
    [InlineData("HTTP/1.1 204")]
    public async Task StatusText_Missing_IsEmpty(string statusLine)
    {
        await using AnsweredRequest request = new AnsweredRequest($"\"{statusLine}\\r\\n\\r\\n\"").Send();
        Assert.Equal("", TextOf(request.Client, InfoLevel.StatusText));
        Assert.Equal(statusLine + "\r\n\r\n", TextOf(request.Client, InfoLevel.RawHeadersCrlf));
    }

    [Fact]
    public async Task Request_BeforeItIsSent_ShowsWhatWouldBeSentAndHasNoResponse()
    {
        await using AnsweredRequest request = new(Answer);
        request.Client.Headers.Add("X-Mine: 1\r\nX-Mine: 2", new(Engine.Headers.HeaderChangeKind.Add));
        Assert.Equal("1", TextOf(request.Client, InfoLevel.Custom | OfRequest, "x-mine"));
        Assert.Equal($"127.0.0.1:{request.Port}", TextOf(request.Client, Host | OfRequest));
        Assert.Equal("GET", TextOf(request.Client, InfoLevel.RequestMethod));
        Assert.Equal(Win32Error.IncorrectHandleState, ErrorOf(request.Client, InfoLevel.StatusCode));
        Assert.Equal(Win32Error.IncorrectHandleState, ErrorOf(request.Client, Server));
    }

    [Fact]
    public async Task Request_AfterItWasSent_ShowsWhatWasSent()
    {
        await using AnsweredRequest request = new AnsweredRequest(Answer, "POST").Send("X-Mine: 1");
        Assert.Equal(
            $"POST /path?a=b HTTP/1.1\r\nConnection: Keep-Alive\r\nX-Mine: 1\r\nContent-Length: 0\r\nHost: 127.0.0.1:{request.Port}\r\n\r\n",
            TextOf(request.Client, InfoLevel.RawHeadersCrlf | OfRequest));
        Assert.Equal("00000000", ValueOf(request.Client, ContentLength | OfRequest | AsNumber));
    }

    [Theory]
    [InlineData(71u)]
    [InlineData(79u)]
    [InlineData(0x0001_0000u)]
    [InlineData(AsNumber | AsNumber64 | Age)]
    public async Task Level_Unknown_Is87(uint level)
    {
        await using AnsweredRequest request = new AnsweredRequest(Answer).Send();
        Assert.Equal(Win32Error.InvalidParameter, ErrorOf(request.Client, level));
    }

    [Fact]
    public async Task Trailers_BodyNotRead_Are12019()
    {
        await using AnsweredRequest request = new AnsweredRequest(Answer).Send();
        Assert.Equal(Win32Error.IncorrectHandleState, ErrorOf(request.Client, OfTrailers | Age));
        Assert.Equal(Win32Error.InvalidParameter, ErrorOf(request.Client, OfTrailers | OfRequest | Age));
    }

    [Fact]
    public async Task Trailers_OfAResponseWithoutBody_AreNone()
    {
        await using AnsweredRequest request = new AnsweredRequest("\"HTTP/1.1 204 No Content\\r\\nAge: 1\\r\\n\\r\\n\"").Send();
        Assert.Equal(Win32Error.HeaderNotFound, ErrorOf(request.Client, OfTrailers | Age));
        Assert.Equal("", TextOf(request.Client, OfTrailers | InfoLevel.RawHeadersCrlf));
    }

    // Programs ask for it after every response.
    [Fact]
    public async Task StatusCode_AsANumber_AllocatesNothing()
    {
        await using AnsweredRequest request = new AnsweredRequest(Answer).Send();
        Assert.Equal(200u, StatusOf(request.Client)); // warm
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) StatusOf(request.Client);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static unsafe uint StatusOf(ClientRequest request)
    {
        uint number = 0, length = sizeof(uint), index = 0;
        Win32Error error = HeaderQuery.Answer(request, new InfoLevel(InfoLevel.StatusCode | AsNumber), "", new OutputBuffer(&number, &length), &index);
        return error is Win32Error.Success ? number : 0;
    }

    private static Win32Error ErrorOf(ClientRequest request, uint level, string name = "")
    {
        HeaderAnswer answer = HeaderAnswer.Of(request, level, name);
        Assert.Equal(2048u, answer.Length); // as the caller had set it
        return answer.Error;
    }

    private static void AssertNotFound(ClientRequest request, uint level, uint index)
    {
        HeaderAnswer answer = HeaderAnswer.Of(request, level, index: index);
        Assert.Equal((Win32Error.HeaderNotFound, index), (answer.Error, answer.Index));
    }

    private static string TextOf(ClientRequest request, uint level, string name = "")
    {
        HeaderAnswer size = HeaderAnswer.Of(request, level, name, capacity: null);
        Assert.Equal(Win32Error.InsufficientBuffer, size.Error);
        HeaderAnswer answer = HeaderAnswer.Of(request, level, name, capacity: (int)size.Length);
        Assert.Equal((Win32Error.Success, size.Length - sizeof(char)), (answer.Error, answer.Length));
        string text = Encoding.Unicode.GetString(answer.Stored);
        Assert.EndsWith("\0", text);
        return text[..^1];
    }

    private static (string Text, uint Next) Occurrence(ClientRequest request, uint level, uint index, string name = "")
    {
        HeaderAnswer answer = HeaderAnswer.Of(request, level, name, index);
        Assert.Equal(Win32Error.Success, answer.Error);
        return (Encoding.Unicode.GetString(answer.Stored, 0, (int)answer.Length), answer.Index);
    }

    /// <param name="terminator">Bytes that the reported length leaves out.</param>
    private static string ValueOf(ClientRequest request, uint level, int terminator = 0)
    {
        HeaderAnswer size = HeaderAnswer.Of(request, level, capacity: null);
        Assert.Equal(Win32Error.InsufficientBuffer, size.Error);
        HeaderAnswer answer = HeaderAnswer.Of(request, level, capacity: (int)size.Length);
        Assert.Equal((Win32Error.Success, (uint)(answer.Stored.Length - terminator)), (answer.Error, answer.Length));
        return Convert.ToHexString(answer.Stored);
    }
}
