using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WinHttpCompat.Engine.Authentication;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Handles;
using WinHttpCompat.Shim.Marshalling;

namespace WinHttpCompat.Shim.Exports;

/// <summary>Credentials, and who asks for them.</summary>
internal static unsafe class AuthenticationExports
{
    private const uint TargetServer = 0, TargetProxy = 1;

    // As many characters as a program may reasonably mean; the schemes' own limits are far below.
    private const int MaxLength = 8192;

    /// <summary>Gives the credentials of the next exchange.</summary>
    /// <param name="target">WINHTTP_AUTH_TARGET_SERVER or WINHTTP_AUTH_TARGET_PROXY.</param>
    /// <param name="scheme">One WINHTTP_AUTH_SCHEME_*.</param>
    /// <param name="userName">NUL-terminated; null = those of whoever runs the process (Negotiate, NTLM).</param>
    /// <param name="password">NUL-terminated; may be empty; ignored without a user name.</param>
    /// <param name="parameters">Null.</param>
    /// <returns>1, or 0 with last error 6, 12018, 87 an unknown target, not one scheme, Passport, no password, a
    /// name or password that the scheme cannot send, or <paramref name="parameters"/>, 12019 while an operation is pending.</returns>
    /// <remarks>Source: "WinHttpSetCredentials function (winhttp.h)". 87 is undocumented.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpSetCredentials", CallConvs = [typeof(CallConvStdcall)])]
    public static int SetCredentials(nint handle, uint target, uint scheme, char* userName, char* password, void* parameters)
    {
        try
        {
            using Lease<RequestHandle> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return LastError.Fail(lease.Error);
            ClientRequest request = lease.Target.Client;
            AuthenticationSchemes asked = (AuthenticationSchemes)scheme;
            if (target > TargetProxy || asked is not (AuthenticationSchemes.Basic or AuthenticationSchemes.Digest
                or AuthenticationSchemes.Ntlm or AuthenticationSchemes.Negotiate) || parameters is not null || userName is not null && password is null)
            {
                return LastError.Fail(Win32Error.InvalidParameter);
            }
            Credentials credentials = userName is null ? Credentials.Default : new Credentials(Text(userName), Text(password));
            using QuietRequest quiet = new(request);
            // There are no proxies yet that could ask for them.
            if (target == TargetServer) request.Authentication.Give(asked, credentials);
            return LastError.Succeed();
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Tells which schemes a 401 or 407 offers.</summary>
    /// <param name="supported">WINHTTP_AUTH_SCHEME_* bits.</param>
    /// <param name="first">The one that the server names first, or 0.</param>
    /// <param name="target">WINHTTP_AUTH_TARGET_*: who asks.</param>
    /// <returns>1, or 0 with last error 6, 12018, 87 a null pointer, 12019 no response yet, 12150 a response without a challenge.</returns>
    /// <remarks>Source: "WinHttpQueryAuthSchemes function (winhttp.h)". 12019 and 12150 are undocumented.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpQueryAuthSchemes", CallConvs = [typeof(CallConvStdcall)])]
    public static int QueryAuthSchemes(nint handle, uint* supported, uint* first, uint* target)
    {
        try
        {
            using Lease<RequestHandle> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return LastError.Fail(lease.Error);
            if (supported is null || first is null || target is null) return LastError.Fail(Win32Error.InvalidParameter);
            if (lease.Target.Client.Response is not { } response) return LastError.Fail(Win32Error.IncorrectHandleState);
            AuthenticationTarget? asking = response.StatusCode switch
            {
                401 => AuthenticationTarget.Server,
                407 => AuthenticationTarget.Proxy,
                _ => null,
            };
            if (asking is null || !response.Message.TryFind(asking.ChallengeField, 0, out _)) return LastError.Fail(Win32Error.HeaderNotFound);
            ChallengeList challenges = ChallengeList.Of(response.Message, asking);
            *supported = (uint)challenges.Supported;
            *first = (uint)challenges.First;
            *target = asking == AuthenticationTarget.Proxy ? TargetProxy : TargetServer;
            return LastError.Succeed();
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    private static string Text(char* text)
    {
        ReadOnlySpan<char> all = CallerText.Read(text);
        return all.Length <= MaxLength ? all.ToString() : throw new AbiFailure(Win32Error.InvalidParameter);
    }
}
