using System.Runtime.InteropServices;

namespace WinHttpCompat.Engine.Authentication;

/// <summary>Libraries of the system that the framework loads at their first use, and what happens when they are absent:
/// without OpenSSL it ends the process, without GSSAPI it writes to the standard error stream. Neither is for a guest in
/// somebody's process, so we look before.</summary>
internal static class SystemLibrary
{
    private static readonly Lazy<bool> OpenSsl = new(static () => IsOwnPlatform || CanLoad("libssl.so.3") || CanLoad("libssl.so.1.1"));
    private static readonly Lazy<bool> Gssapi = new(static () => IsOwnPlatform || CanLoad("libgssapi_krb5.so.2"));

    /// <summary>Hashes and random numbers can be had.</summary>
    public static bool HasOpenSsl => OpenSsl.Value;

    /// <summary>Kerberos can be had.</summary>
    public static bool HasGssapi => Gssapi.Value;

    // There the framework uses what is part of the system.
    private static bool IsOwnPlatform => OperatingSystem.IsWindows() || OperatingSystem.IsMacOS();

    // Never unloaded: the framework is about to load it for good.
    private static bool CanLoad(string name) => NativeLibrary.TryLoad(name, out _);
}
