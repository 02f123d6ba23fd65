using WinHttpCompat.Engine;
using WinHttpCompat.Engine.Codings;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Handles;
using WinHttpCompat.Shim.Options;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>The rules that all options share, for each that does something. Options of the process are in
/// <see cref="ProcessOptionTests"/>.</summary>
public sealed unsafe class OptionTableTests
{
    private readonly Dictionary<HandleKind, HandleObject> _handles;

    public OptionTableTests()
    {
        SessionHandle session = new(CallMode.Asynchronous);
        ConnectHandle connect = new(session, "host.example", 8080);
        RequestHandle request = new(connect, new RequestTarget(new ServerKey(false, "host.example", 8080), "GET", "/path?query", 1));
        _handles = new() { [HandleKind.Session] = session, [HandleKind.Connect] = connect, [HandleKind.Request] = request };
        foreach (HandleObject handle in _handles.Values) HandleTable.Add(handle);
    }

    /// <summary>Options of handles. Kinds: s session, c connect, r request. Size: bytes of the value, 0 for text.</summary>
    public static TheoryData<uint, string, string, int> Options => new()
    {
        { 1, "scr", "scr", nint.Size },    // CALLBACK
        { 2, "sr", "scr", 4 },             // RESOLVE_TIMEOUT
        { 3, "sr", "scr", 4 },             // CONNECT_TIMEOUT
        { 4, "sr", "scr", 4 },             // CONNECT_RETRIES
        { 5, "sr", "scr", 4 },             // SEND_TIMEOUT
        { 6, "sr", "scr", 4 },             // RECEIVE_TIMEOUT
        { 7, "sr", "scr", 4 },             // RECEIVE_RESPONSE_TIMEOUT
        { 9, "", "scr", 4 },               // HANDLE_TYPE
        { 12, "r", "r", 4 },               // READ_BUFFER_SIZE
        { 13, "r", "r", 4 },               // WRITE_BUFFER_SIZE
        { 21, "", "scr", nint.Size },      // PARENT_HANDLE
        { 31, "r", "r", 4 },               // SECURITY_FLAGS
        { 34, "", "r", 0 },                // URL
        { 41, "s", "s", 0 },               // USER_AGENT
        { 45, "scr", "scr", nint.Size },   // CONTEXT_VALUE
        { 58, "r", "r", 4 },               // REQUEST_PRIORITY
        { 63, "r", "", 4 },                // DISABLE_FEATURE
        { 68, "s", "", 4 },                // CODEPAGE
        { 73, "s", "s", 4 },               // MAX_CONNS_PER_SERVER
        { 74, "s", "s", 4 },               // MAX_CONNS_PER_1_0_SERVER
        { 77, "r", "", 4 },                // AUTOLOGON_POLICY
        { 79, "sr", "", 4 },               // ENABLE_FEATURE
        { 84, "s", "", 4 },                // SECURE_PROTOCOLS
        { 88, "sr", "scr", 4 },            // REDIRECT_POLICY
        { 89, "sr", "scr", 4 },            // MAX_HTTP_AUTOMATIC_REDIRECTS
        { 90, "sr", "scr", 4 },            // MAX_HTTP_STATUS_CONTINUE
        { 91, "sr", "scr", 4 },            // MAX_RESPONSE_HEADER_SIZE
        { 92, "sr", "scr", 4 },            // MAX_RESPONSE_DRAIN_SIZE
        { 96, "r", "", 4 },                // SPN
        { 99, "s", "", nint.Size },        // UNLOAD_NOTIFY_EVENT
        { 100, "r", "", 4 },               // REJECT_USERPWD_IN_URL
        { 110, "r", "", 4 },               // UNSAFE_HEADER_PARSING
        { 111, "s", "", 4 },               // ASSURED_NON_BLOCKING_CALLBACKS
        { 118, "sr", "", 4 },              // DECOMPRESSION
        { 138, "sr", "", 4 },              // ENCODE_EXTRA
        { 140, "s", "", 4 },               // IPV6_FAST_FALLBACK
        { 144, "s", "", 4 },               // DISABLE_SECURE_PROTOCOL_FALLBACK
        { 148, "sr", "", 4 },              // SERVER_CERT_CHAIN_BUILD_FLAGS
        { 152, "s", "", 12 },              // TCP_KEEPALIVE
        { 153, "s", "", 4 },               // TCP_FAST_OPEN
        { 154, "s", "", 4 },               // TLS_FALSE_START
        { 155, "r", "", 4 },               // IGNORE_CERT_REVOCATION_OFFLINE
        { 158, "s", "", 4 },               // TLS_PROTOCOL_INSECURE_FALLBACK
        { 160, "sr", "", 4 },              // REQUIRE_STREAM_END
        { 162, "s", "", 8 },               // FAILED_CONNECTION_RETRIES
        { 165, "r", "", 0 },               // RESOLUTION_HOSTNAME
        { 170, "s", "", 32 },              // RESOLVER_CACHE_CONFIG
        { 171, "s", "", 4 },               // DISABLE_CERT_CHAIN_BUILDING
        { 172, "s", "", 4 },               // BACKGROUND_CONNECTIONS
        { 173, "s", "", 4 },               // FIRST_AVAILABLE_CONNECTION
        { 179, "r", "", 24 },              // MATCH_CONNECTION_GUID
        { 192, "r", "r", 0 },              // REQUEST_ANNOTATION
        { 194, "sr", "", 4 },              // REVERT_IMPERSONATION_SERVER_CERT
        { 195, "s", "", 4 },               // DISABLE_GLOBAL_POOLING
        { 196, "s", "", 4 },               // USE_SESSION_SCH_CRED
        { 199, "sr", "", 4 },              // SERVER_CERT_CHAIN_BUILD_CACHE_ONLY
        { 210, "sr", "scr", 4 },           // DSCP_TAG
        { 4096, "r", "r", 0 },             // USERNAME
        { 4097, "r", "r", 0 },             // PASSWORD
    };

    /// <summary>Other places: of the thread, of the process, of a connection or response.</summary>
    private static readonly uint[] Elsewhere = [24, 32, 36, 47, 59, 78, 80, 93, 94, 97, 98, 101, 106, 108, 134, 141, 142, 143, 146, 147, 150, 151, 178, 184, 208];

    public static TheoryData<uint> NotYet =>
        [.. OptionTable.Known.Where(static option => !option.Implemented).Select(static option => option.Number)];

    [Fact]
    public void Known_Implemented_AreTheOptionsTestedHere() => Assert.Equal(
        Options.Select(static row => row.Data.Item1).Concat(Elsewhere).Order(),
        OptionTable.Known.Where(static option => option.Implemented).Select(static option => option.Number).Order());

    [Theory]
    [MemberData(nameof(Options))]
    public void Query_NullLength_Is87(uint number, string settable, string queryable, int size)
    {
        _ = (settable, size);
        using NativeBuffer buffer = new(512);
        foreach (HandleObject handle in Handles(queryable))
        {
            Assert.Equal(Win32Error.InvalidParameter, OptionTable.Query(handle, number, buffer.Start, null));
            Assert.Equal(Win32Error.InvalidParameter, OptionTable.Query(handle, number, null, null));
        }
        Assert.True(buffer.IsUntouchedBehind(0));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Query_NullOrSmallBuffer_Is122WithTheSize(uint number, string settable, string queryable, int size)
    {
        _ = settable;
        foreach (HandleObject handle in Handles(queryable))
        {
            int needed = NeededFor(handle, number);
            if (size > 0) Assert.Equal(size, needed);
            for (int room = 0; room < needed; room++)
            {
                using NativeBuffer buffer = new(room);
                uint length = (uint)room;
                Assert.Equal(Win32Error.InsufficientBuffer, OptionTable.Query(handle, number, buffer.Start, &length));
                Assert.Equal((uint)needed, length);
                Assert.True(buffer.IsUntouchedBehind(0));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Query_ExactOrLargerBuffer_StoresTheSizeOfTheValue(uint number, string settable, string queryable, int size)
    {
        _ = settable;
        foreach (HandleObject handle in Handles(queryable))
        {
            int needed = NeededFor(handle, number);
            for (int spare = 0; spare < 10; spare += 9)
            {
                using NativeBuffer buffer = new(needed + spare, offset: 1);
                uint length = (uint)buffer.Size;
                Assert.Equal(Win32Error.Success, OptionTable.Query(handle, number, buffer.Start, &length));
                Assert.Equal((uint)(size > 0 ? needed : needed - sizeof(char)), length); // of text without its terminator
                Assert.True(buffer.IsUntouchedBehind(needed));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Query_WhereItIsNot_Is12018OrWithoutHandle6(uint number, string settable, string queryable, int size)
    {
        _ = (settable, size);
        using NativeBuffer buffer = new(512);
        uint length = 512;
        bool writeOnly = queryable.Length == 0;
        foreach (HandleObject handle in Handles("scr").Except(Handles(queryable)))
        {
            Assert.Equal(
                writeOnly ? Win32Error.InvalidParameter : Win32Error.IncorrectHandleType, OptionTable.Query(handle, number, buffer.Start, &length));
        }
        Assert.Equal(
            writeOnly ? Win32Error.InvalidParameter : Win32Error.InvalidHandle, OptionTable.Query(null, number, buffer.Start, &length));
        Assert.Equal(512u, length);
        Assert.True(buffer.IsUntouchedBehind(0));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Set_WhereItIsNot_Is12018OrWithoutHandle6OrReadOnly12011(uint number, string settable, string queryable, int size)
    {
        _ = queryable;
        using NativeBuffer buffer = new(16);
        buffer.Bytes.Clear();
        uint length = size > 0 ? (uint)size : 1;
        bool readOnly = settable.Length == 0;
        foreach (HandleObject handle in Handles("scr").Except(Handles(settable)))
        {
            Assert.Equal(
                readOnly ? Win32Error.OptionNotSettable : Win32Error.IncorrectHandleType, OptionTable.Set(handle, number, buffer.Start, length));
        }
        Assert.Equal(
            readOnly ? Win32Error.OptionNotSettable : Win32Error.InvalidHandle, OptionTable.Set(null, number, buffer.Start, length));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Set_NullBuffer_Is87WhateverTheLength(uint number, string settable, string queryable, int size)
    {
        _ = queryable;
        foreach (HandleObject handle in Handles(settable))
        {
            Assert.Equal(Win32Error.InvalidParameter, OptionTable.Set(handle, number, null, (uint)size));
            Assert.Equal(Win32Error.InvalidParameter, OptionTable.Set(handle, number, null, 0));
            Assert.Equal(Win32Error.InvalidParameter, OptionTable.Set(handle, number, null, 3));
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Set_OtherLengthThanTheValues_Is122AndChangesNothing(uint number, string settable, string queryable, int size)
    {
        if (size == 0) return; // text has any length; USER_AGENT has tests of its own
        using NativeBuffer buffer = new(64);
        buffer.Bytes.Fill(1);
        foreach (HandleObject handle in Handles(settable))
        {
            string before = queryable.Length == 0 ? "" : ValueOf(handle, number);
            foreach (int length in new[] { 0, 1, size - 1, size + 1, size * 2, 64 })
            {
                Assert.Equal(Win32Error.InsufficientBuffer, OptionTable.Set(handle, number, buffer.Start, (uint)length));
            }
            if (queryable.Length > 0) Assert.Equal(before, ValueOf(handle, number));
        }
    }

    [Theory]
    [InlineData(97u)]
    [InlineData(98u)]
    [InlineData(101u)]
    public void QueryAndSet_WithoutItsRegistrySwitch_Is12009OnEveryHandle(uint number)
    {
        using NativeBuffer buffer = new(64);
        buffer.Bytes.Clear();
        uint length = 64;
        foreach (HandleObject? handle in _handles.Values.Append(null))
        {
            Assert.Equal(Win32Error.InvalidOption, OptionTable.Query(handle, number, buffer.Start, &length));
            Assert.Equal(Win32Error.InvalidOption, OptionTable.Set(handle, number, buffer.Start, 4));
            Assert.Equal(Win32Error.InvalidOption, OptionTable.Set(handle, number, null, 0));
        }
        Assert.Equal(64u, length);
    }

    [Theory]
    [MemberData(nameof(NotYet))]
    public void QueryAndSet_NotYetThere_Are12009LikeAnUnknownNumber(uint number)
    {
        using NativeBuffer buffer = new(16);
        buffer.Bytes.Clear();
        uint length = 16;
        foreach (HandleObject? handle in _handles.Values.Append(null))
        {
            Assert.Equal(Win32Error.InvalidOption, OptionTable.Query(handle, number, buffer.Start, &length));
            Assert.Equal(Win32Error.InvalidOption, OptionTable.Query(handle, number, null, null));
            Assert.Equal(Win32Error.InvalidOption, OptionTable.Set(handle, number, buffer.Start, 4));
            Assert.Equal(Win32Error.InvalidOption, OptionTable.Set(handle, number, null, 0));
        }
        Assert.Equal(16u, length);
    }

    [Theory]
    [InlineData(0u, 87u)]
    [InlineData(8u, 12009u)]
    [InlineData(10u, 12009u)]
    [InlineData(213u, 12009u)]
    [InlineData(4100u, 12009u)]
    [InlineData(uint.MaxValue, 12009u)]
    public void QueryAndSet_UnknownNumber_Are12009AndQueryOf0Is87(uint number, uint query)
    {
        uint value = 1, length = 4;
        foreach (HandleObject? handle in _handles.Values.Append(null))
        {
            Assert.Equal((Win32Error)query, OptionTable.Query(handle, number, &value, &length));
            Assert.Equal(Win32Error.InvalidOption, OptionTable.Set(handle, number, &value, 4));
        }
    }

    [Theory]
    [InlineData(2u, 0u)]
    [InlineData(3u, 60_000u)]
    [InlineData(4u, 5u)]
    [InlineData(5u, 30_000u)]
    [InlineData(6u, 30_000u)]
    [InlineData(7u, 90_000u)]
    [InlineData(88u, 1u)]
    [InlineData(210u, 0u)]
    public void Setting_OfASession_IsShownByConnectHandlesAndCopiedByLaterRequests(uint number, uint initial)
    {
        Assert.Equal([initial, initial, initial], Handles("scr").Select(handle => NumberOf(handle, number)));

        uint changed = number switch { 88 => 2, 210 => 63, _ => initial + 77 };
        Assert.Equal(Win32Error.Success, OptionTable.Set(_handles[HandleKind.Session], number, &changed, 4));
        Assert.Equal([changed, changed, initial], Handles("scr").Select(handle => NumberOf(handle, number)));
        ConnectHandle connect = (ConnectHandle)_handles[HandleKind.Connect];
        RequestHandle later = new(connect, new RequestTarget(new ServerKey(false, "host.example", 80), "GET", "/", 1));
        Assert.Equal(changed, NumberOf(later, number));

        uint own = 0;
        Assert.Equal(Win32Error.Success, OptionTable.Set(later, number, &own, 4));
        Assert.Equal([changed, changed, initial, own], Handles("scr").Append(later).Select(handle => NumberOf(handle, number)));
    }

    [Theory]
    [InlineData(2u)]
    [InlineData(5u)]
    [InlineData(73u)]
    [InlineData(74u)]
    public void Setting_OfAllBitsOne_IsKept(uint number)
    {
        uint value = uint.MaxValue;
        Assert.Equal(Win32Error.Success, OptionTable.Set(_handles[HandleKind.Session], number, &value, 4));
        Assert.Equal(value, NumberOf(_handles[HandleKind.Session], number));
    }

    [Fact]
    public void RedirectPolicy_UnknownValue_Is87AndChangesNothing()
    {
        uint value = 3;
        Assert.Equal(Win32Error.InvalidParameter, OptionTable.Set(_handles[HandleKind.Request], 88, &value, 4));
        Assert.Equal(1u, NumberOf(_handles[HandleKind.Request], 88));
    }

    [Theory]
    [InlineData(73u)]
    [InlineData(74u)]
    public void MaxConnections_Zero_Is2(uint number)
    {
        HandleObject session = _handles[HandleKind.Session];
        Assert.Equal(uint.MaxValue, NumberOf(session, number));
        uint value = 0;
        Assert.Equal(Win32Error.Success, OptionTable.Set(session, number, &value, 4));
        Assert.Equal(2u, NumberOf(session, number));
        value = 7;
        OptionTable.Set(session, number, &value, 4);
        Assert.Equal(7u, NumberOf(session, number));
    }

    [Fact]
    public void HandleTypeAndParent_OfEachHandle_AreItsOwn()
    {
        Assert.Equal([1u, 2u, 3u], Handles("scr").Select(static handle => NumberOf(handle, 9)));
        Assert.Equal(
            [0, _handles[HandleKind.Session].Value, _handles[HandleKind.Connect].Value],
            Handles("scr").Select(static handle => AddressOf(handle, 21)));
    }

    [Fact]
    public void ContextValue_OfEachHandle_IsItsOwn()
    {
        nuint next = 0;
        foreach (HandleObject handle in Handles("scr"))
        {
            nuint value = nuint.MaxValue - next++;
            Assert.Equal(Win32Error.Success, OptionTable.Set(handle, 45, &value, (uint)nint.Size));
            Assert.Equal((nint)value, AddressOf(handle, 45));
            Assert.Equal(value, handle.Context);
        }
    }

    [Fact]
    public void Callback_SetAsOption_KeepsTheFlags()
    {
        HandleObject session = _handles[HandleKind.Session];
        Assert.Equal(0, AddressOf(session, 1));
        nint function = (nint)NotificationLog.Function;
        Assert.Equal(Win32Error.Success, OptionTable.Set(session, 1, &function, (uint)nint.Size));
        Assert.Equal(uint.MaxValue, session.Callback!.Flags); // it has just been set
        session.ExchangeCallback(NotificationLog.Callback(CallbackStatus.HandleClosing));
        Assert.Equal(Win32Error.Success, OptionTable.Set(session, 1, &function, (uint)nint.Size));
        Assert.Equal((uint)CallbackStatus.HandleClosing, session.Callback!.Flags);
        Assert.Equal(function, AddressOf(session, 1));
        function = 0;
        Assert.Equal(Win32Error.Success, OptionTable.Set(session, 1, &function, (uint)nint.Size));
        Assert.Null(session.Callback);
    }

    // As WinHttpSetStatusCallback: the value that means "failed" is no function, and calling it would end the program.
    [Fact]
    public void Callback_SetToTheInvalidValue_Is87()
    {
        nint function = -1;
        Assert.Equal(Win32Error.InvalidParameter, OptionTable.Set(_handles[HandleKind.Session], 1, &function, (uint)nint.Size));
        Assert.Null(_handles[HandleKind.Session].Callback);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(2u)]
    [InlineData(3u)]
    public void Decompression_KnownBits_AreTheSetting(uint bits)
    {
        SessionHandle session = (SessionHandle)_handles[HandleKind.Session];
        RequestHandle request = (RequestHandle)_handles[HandleKind.Request];
        Assert.Equal(Win32Error.Success, OptionTable.Set(session, 118, &bits, 4));
        Assert.Equal((ContentCodings)bits, session.Client.Defaults.Decompression);
        Assert.Equal(ContentCodings.None, request.Client.Settings.Decompression);
        Assert.Equal(Win32Error.Success, OptionTable.Set(request, 118, &bits, 4));
        Assert.Equal((ContentCodings)bits, request.Client.Settings.Decompression);
    }

    [Theory]
    [InlineData(4u)]
    [InlineData(0x80000001)]
    public void Decompression_UnknownBits_Are87AndChangeNothing(uint bits)
    {
        RequestHandle request = (RequestHandle)_handles[HandleKind.Request];
        Assert.Equal(Win32Error.InvalidParameter, OptionTable.Set(request, 118, &bits, 4));
        Assert.Equal(ContentCodings.None, request.Client.Settings.Decompression);
    }

    [Fact]
    public void DisableFeature_SeveralTimes_AddsUp()
    {
        RequestHandle request = (RequestHandle)_handles[HandleKind.Request];
        uint bits = 1;
        Assert.Equal(Win32Error.Success, OptionTable.Set(request, 63, &bits, 4));
        bits = 8;
        Assert.Equal(Win32Error.Success, OptionTable.Set(request, 63, &bits, 4));
        bits = 0;
        Assert.Equal(Win32Error.Success, OptionTable.Set(request, 63, &bits, 4));
        Assert.Equal(DisabledFeatures.Cookies | DisabledFeatures.KeepAlive, request.Client.Disabled);
    }

    [Theory]
    [InlineData(0x10u)]
    [InlineData(0x8000_0001u)]
    public void DisableFeature_UnknownBits_Are87AndChangeNothing(uint bits)
    {
        RequestHandle request = (RequestHandle)_handles[HandleKind.Request];
        Assert.Equal(Win32Error.InvalidParameter, OptionTable.Set(request, 63, &bits, 4));
        Assert.Equal(DisabledFeatures.None, request.Client.Disabled);
    }

    [Fact]
    public void DisableFeature_AfterTheSendBegan_Is12019()
    {
        RequestHandle request = (RequestHandle)_handles[HandleKind.Request];
        Assert.True(request.Client.TryStart(RequestOperation.Send, out _));
        uint bits = 8;
        Assert.Equal(Win32Error.IncorrectHandleState, OptionTable.Set(request, 63, &bits, 4));
        Assert.Equal(DisabledFeatures.None, request.Client.Disabled);
    }

    [Theory]
    [InlineData("agent/1", 7u, "agent/1")]
    [InlineData("agent/1", 8u, "agent/1")]          // the terminator may be counted
    [InlineData("agent/1", 5u, "agent")]
    [InlineData("agent/1", uint.MaxValue, "agent/1")]
    [InlineData("agent\0/1", 8u, "agent")]
    [InlineData("agent/1", 0u, "")]
    [InlineData("\u00e9\u20ac\ud83d\ude00", 4u, "\u00e9\u20ac\ud83d\ude00")]
    public void UserAgent_Set_TakesCharactersUpToATerminator(string text, uint length, string expected)
    {
        HandleObject session = _handles[HandleKind.Session];
        ReadOnlySpan<char> given = text;
        fixed (char* start = given) Assert.Equal(Win32Error.Success, OptionTable.Set(session, 41, start, length));
        Assert.Equal(expected, TextOf(session, 41));
    }

    [Theory]
    [InlineData("a\r\nX-Injected: 1", uint.MaxValue)]
    [InlineData("a\u0001", uint.MaxValue)]
    [InlineData("a\ud83d\ude00", 2u)] // half a surrogate pair
    public void UserAgent_NoHeaderValue_Is87AndChangesNothing(string text, uint length)
    {
        HandleObject session = _handles[HandleKind.Session];
        ReadOnlySpan<char> given = text;
        fixed (char* start = given) Assert.Equal(Win32Error.InvalidParameter, OptionTable.Set(session, 41, start, length));
        Assert.Equal("", TextOf(session, 41));
    }

    [Fact]
    public void Url_OfARequest_IsAbsolute() =>
        Assert.Equal("http://host.example:8080/path?query", TextOf(_handles[HandleKind.Request], 34));

    // A test program has no SetEvent of its own.
    [Fact]
    public void UnloadEvent_WhereItCanNeverBeSet_Is12009()
    {
        SessionHandle session = (SessionHandle)_handles[HandleKind.Session];
        nint handle = 0x1234;
        Assert.Equal(
            OperatingSystem.IsWindows() ? Win32Error.Success : Win32Error.InvalidOption, OptionTable.Set(session, 99, &handle, (uint)nint.Size));
        Assert.Equal(OperatingSystem.IsWindows() ? handle : 0, session.UnloadEvent);
    }

    [Fact]
    public void Promise_Set_IsKept()
    {
        SessionHandle session = (SessionHandle)_handles[HandleKind.Session];
        uint promise = 2; // any BOOL but 0
        Assert.Equal(Win32Error.Success, OptionTable.Set(session, 111, &promise, 4));
        Assert.True(session.Client.IsNeverBlocked);
        promise = 0;
        Assert.Equal(Win32Error.Success, OptionTable.Set(session, 111, &promise, 4));
        Assert.False(session.Client.IsNeverBlocked);
    }

    [Fact]
    public void ExtendedError_WithAndWithoutHandle_IsTheThreads()
    {
        LastError.Fail(new Engine.Status.EngineFailure(Engine.Status.FailureReason.ConnectionLost, System.Net.Sockets.SocketError.ConnectionReset));
        Assert.All(Handles("scr").Append(null), static handle => Assert.Equal(10054u, NumberOf(handle, 24)));
        uint value = 0;
        Assert.Equal(Win32Error.OptionNotSettable, OptionTable.Set(null, 24, &value, 4));
    }

    [Fact]
    public void ConnectionInfo_BeforeThereIsAConnection_Is12019()
    {
        Assert.Equal(Win32Error.IncorrectHandleState, Assert.Throws<AbiFailure>(() =>
        {
            uint length = 0;
            OptionTable.Query(_handles[HandleKind.Request], 93, null, &length);
        }).Error);
    }

    private static int NeededFor(HandleObject handle, uint number)
    {
        uint length = 0;
        Assert.Equal(Win32Error.InsufficientBuffer, OptionTable.Query(handle, number, null, &length));
        return (int)length;
    }

    private static uint NumberOf(HandleObject? handle, uint number)
    {
        uint value, length = 4;
        Assert.Equal(Win32Error.Success, OptionTable.Query(handle, number, &value, &length));
        return value;
    }

    private static nint AddressOf(HandleObject handle, uint number)
    {
        nint value;
        uint length = (uint)nint.Size;
        Assert.Equal(Win32Error.Success, OptionTable.Query(handle, number, &value, &length));
        return value;
    }

    private static string TextOf(HandleObject handle, uint number)
    {
        using NativeBuffer buffer = new(NeededFor(handle, number));
        uint length = (uint)buffer.Size;
        Assert.Equal(Win32Error.Success, OptionTable.Query(handle, number, buffer.Start, &length));
        return buffer.Text((int)length / sizeof(char));
    }

    private static string ValueOf(HandleObject handle, uint number)
    {
        using NativeBuffer buffer = new(NeededFor(handle, number));
        uint length = (uint)buffer.Size;
        Assert.Equal(Win32Error.Success, OptionTable.Query(handle, number, buffer.Start, &length));
        return Convert.ToHexString(buffer.Bytes);
    }

    private IEnumerable<HandleObject> Handles(string kinds) => kinds.Select(kind => _handles[kind switch
    {
        's' => HandleKind.Session,
        'c' => HandleKind.Connect,
        _ => HandleKind.Request,
    }]);
}
