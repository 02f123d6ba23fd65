using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Headers;

public sealed class RequestHeadersTests
{
    private static RequestHeaders With(string text)
    {
        RequestHeaders headers = new();
        headers.Add(text, new HeaderChange(HeaderChangeKind.Add));
        return headers;
    }

    private static string Text(RequestHeaders headers) =>
        string.Join('|', headers.Entries.Select(entry => $"{entry.Name}:{entry.Value}"));

    [Theory]
    [InlineData("", "")]
    [InlineData("A: b", "A:b")]
    [InlineData("A: b\r\n", "A:b")]
    [InlineData("A: b\r\n\r\n", "A:b")]
    [InlineData("A: b\r\nC: d", "A:b|C:d")]
    [InlineData("A:b\r\n\r\nC:d\r\n", "A:b|C:d")]
    [InlineData("A \t:\t b c \t", "A:b c")]
    [InlineData("A:", "A:")]
    [InlineData("A: b: c", "A:b: c")]
    [InlineData("A: 1\r\na: 2\r\nA: 1", "A:1|a:2|A:1")]
    [InlineData("A: b\tc", "A:b\tc")]
    [InlineData("A: \u00e4\u20ac\ud83d\ude00", "A:\u00e4\u20ac\ud83d\ude00")]
    public void Add_WellFormedLines_AreTakenInOrder(string text, string expected) =>
        Assert.Equal(expected, Text(With(text)));

    [Theory]
    [InlineData("no colon")]
    [InlineData(": no name")]
    [InlineData(" : blank name")]
    [InlineData(" A: padded name")]
    [InlineData("A B: c")]
    [InlineData("\u00c4: b")]
    [InlineData("A: b\nC: d")]
    [InlineData("A: b\rC: d")]
    [InlineData("A: b\r\n folded")]
    [InlineData("A: b\n\r\n")]
    [InlineData("A: b\r")]
    [InlineData("A: b\0c")]
    [InlineData("A\0: c")]
    [InlineData("A\r: c")]
    [InlineData("A: \x7f")]
    [InlineData("A: \x1")]
    public void Add_MalformedLine_IsRefusedAndNothingIsTaken(string line)
    {
        foreach (string text in new[] { line, "Good: 1\r\n" + line })
        {
            RequestHeaders headers = With("First: 0");
            Action add = () => headers.Add(text, new HeaderChange(HeaderChangeKind.Add));
            add.FailsWith(FailureReason.InvalidArgument);
            Assert.Equal("First:0", Text(headers));
        }
    }

    // Not inline data: a lone surrogate does not survive an attribute's UTF-8.
    [Fact]
    public void Add_LoneSurrogates_AreRefused()
    {
        foreach (string value in new[] { "\ud83d", "\ude00", "x\ud83d", "\ud83dx", "\ude00\ud83d", "\ud83d\ud83d\ude00" })
        {
            Action add = () => With("A: " + value);
            add.FailsWith(FailureReason.InvalidArgument);
        }
    }

    [Theory]
    [InlineData(1 << 20, true)]
    [InlineData((1 << 20) + 1, false)]
    public void Add_LongText_HoldsTheLimit(int length, bool taken)
    {
        Action add = () => With("A:" + new string('x', length - 2));
        if (taken) add();
        else add.FailsWith(FailureReason.InvalidArgument);
    }

    [Theory]
    [InlineData(nameof(HeaderChangeKind.Add), "A: x", "A:1|B:2|a:3|A:x")]
    [InlineData(nameof(HeaderChangeKind.Add), "C: x", "A:1|B:2|a:3|C:x")]
    [InlineData(nameof(HeaderChangeKind.AddIfNew), "C: x", "A:1|B:2|a:3|C:x")]
    [InlineData(nameof(HeaderChangeKind.CoalesceWithComma), "a: x", "A:1, x|B:2|a:3")]
    [InlineData(nameof(HeaderChangeKind.CoalesceWithComma), "C: x", "A:1|B:2|a:3|C:x")]
    [InlineData(nameof(HeaderChangeKind.CoalesceWithComma), "A: x\r\nB: y\r\nA: z", "A:1, x, z|B:2, y|a:3")]
    [InlineData(nameof(HeaderChangeKind.CoalesceWithSemicolon), "B: x", "A:1|B:2; x|a:3")]
    [InlineData(nameof(HeaderChangeKind.CoalesceWithSemicolon), "C: x", "A:1|B:2|a:3|C:x")]
    [InlineData(nameof(HeaderChangeKind.Replace), "a: x", "a:x|B:2|a:3")]
    [InlineData(nameof(HeaderChangeKind.Replace), "B: x", "A:1|B:x|a:3")]
    [InlineData(nameof(HeaderChangeKind.Replace), "A:", "B:2|a:3")]
    [InlineData(nameof(HeaderChangeKind.ReplaceOrAdd), "B: x", "A:1|B:x|a:3")]
    [InlineData(nameof(HeaderChangeKind.ReplaceOrAdd), "C: x", "A:1|B:2|a:3|C:x")]
    [InlineData(nameof(HeaderChangeKind.ReplaceOrAdd), "B:", "A:1|a:3")]
    [InlineData(nameof(HeaderChangeKind.ReplaceOrAdd), "C:", "A:1|B:2|a:3")]
    public void Add_EachKindOfChange_ChangesTheFirstOfTheName(string kind, string text, string expected)
    {
        RequestHeaders headers = With("A: 1\r\nB: 2\r\na: 3");
        headers.Add(text, new HeaderChange(Enum.Parse<HeaderChangeKind>(kind)));
        Assert.Equal(expected, Text(headers));
    }

    [Theory]
    [InlineData(nameof(HeaderChangeKind.AddIfNew), "a: x", nameof(FailureReason.HeaderExists))]
    [InlineData(nameof(HeaderChangeKind.Replace), "C: x", nameof(FailureReason.HeaderNotFound))]
    [InlineData(nameof(HeaderChangeKind.Replace), "C:", nameof(FailureReason.HeaderNotFound))]
    [InlineData(nameof(HeaderChangeKind.Replace), "A: x\r\nB: y", nameof(FailureReason.InvalidArgument))]
    [InlineData(nameof(HeaderChangeKind.ReplaceOrAdd), "C: x\r\nD: y", nameof(FailureReason.InvalidArgument))]
    public void Add_RefusedChange_ChangesNothing(string kind, string text, string reason)
    {
        RequestHeaders headers = With("A: 1\r\nB: 2");
        Action add = () => headers.Add(text, new HeaderChange(Enum.Parse<HeaderChangeKind>(kind)));
        add.FailsWith(Enum.Parse<FailureReason>(reason));
        Assert.Equal("A:1|B:2", Text(headers));
    }

    [Fact]
    public void Add_IfNewWithTwoLinesOfWhichOneExists_ChangesNothing()
    {
        RequestHeaders headers = With("B: 2");
        Action add = () => headers.Add("A: 1\r\nB: 3", new HeaderChange(HeaderChangeKind.AddIfNew));
        add.FailsWith(FailureReason.HeaderExists);
        Assert.Equal("B:2", Text(headers));
    }

    [Theory]
    [InlineData(nameof(HeaderChangeKind.Replace), 0, "A: x", "A:x|A:1|A:2")]
    [InlineData(nameof(HeaderChangeKind.Replace), 2, "A: x", "A:0|A:1|A:x")]
    [InlineData(nameof(HeaderChangeKind.Replace), 1, "A:", "A:0|A:2")]
    [InlineData(nameof(HeaderChangeKind.ReplaceOrAdd), 1, "A: x", "A:0|A:x|A:2")]
    [InlineData(nameof(HeaderChangeKind.ReplaceOrAdd), 3, "A: x", "A:0|A:1|A:2|A:x")]
    public void Add_ReplaceWithOccurrence_ChangesThatOne(string kind, int occurrence, string text, string expected)
    {
        RequestHeaders headers = With("A: 0\r\nA: 1\r\nA: 2");
        headers.Add(text, new HeaderChange(Enum.Parse<HeaderChangeKind>(kind), occurrence));
        Assert.Equal(expected, Text(headers));
    }

    [Fact]
    public void Add_ReplaceBeyondTheLastOccurrence_FindsNothing()
    {
        Action add = () => With("A: 0").Add("A: x", new HeaderChange(HeaderChangeKind.Replace, Occurrence: 1));
        add.FailsWith(FailureReason.HeaderNotFound);
    }

    [Fact]
    public void RemoveFromSend_MixedHeaders_KeepsTheLasting()
    {
        RequestHeaders headers = With("A: 1");
        headers.Add("B: 2\r\nA: 3", new HeaderChange(HeaderChangeKind.Add), fromSend: true);
        headers.Add("C: 4", new HeaderChange(HeaderChangeKind.Add));
        Assert.Equal("A:1|B:2|A:3|C:4", Text(headers));
        headers.RemoveFromSend();
        Assert.Equal("A:1|C:4", Text(headers));
    }

    [Fact]
    public void Find_AnyCase_GivesTheFirst()
    {
        RequestHeaders headers = With("Accept: a\r\nACCEPT: b");
        Assert.Equal("a", headers.Find("accept"));
        Assert.Null(headers.Find("Accep"));
    }

    [Fact]
    public void Add_NamesAndValuesApart_IsAsFromText()
    {
        RequestHeaders headers = With("A: 1");
        headers.Add([("B", " 2\t"), ("a", "")], new HeaderChange(HeaderChangeKind.Add));
        Assert.Equal(Text(With("A: 1\r\nB: 2\r\na:")), Text(headers));
    }

    [Theory]
    [InlineData("B ", "2")]
    [InlineData("", "2")]
    [InlineData("B", "2\r\nC: 3")]
    [InlineData("B", "\r\n2")]
    public void Add_MalformedAmongNamesAndValues_TakesNone(string name, string value)
    {
        RequestHeaders headers = With("A: 1");
        EngineFailure failure = Assert.Throws<EngineFailure>(
            () => headers.Add([("C", "3"), (name, value)], new HeaderChange(HeaderChangeKind.Add)));
        Assert.Equal(FailureReason.InvalidArgument, failure.Reason);
        Assert.Equal(Text(With("A: 1")), Text(headers));
    }

    [Fact]
    public void Add_NamesAndValuesBeyondTheTextLimit_AreRefused()
    {
        string half = new('x', 1 << 19);
        RequestHeaders headers = new();
        Assert.Throws<EngineFailure>(() => headers.Add([("A", half), ("B", half)], new HeaderChange(HeaderChangeKind.Add)));
        Assert.Empty(headers.Entries);
    }
}
