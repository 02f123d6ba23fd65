namespace WinHttpCompat.Bench;

/// <summary>Who does the work.</summary>
internal enum Contender
{
    /// <summary>This library.</summary>
    WinHttp,

    /// <summary>This library, with the promise that callbacks do not block.</summary>
    WinHttpNonBlocking,

    /// <summary>What users would take otherwise.</summary>
    Curl,

    /// <summary>Bare sockets, with OpenSSL for https: the floor.</summary>
    Sockets,
}

internal static class Contenders
{
    public static string Title(this Contender contender) => contender switch
    {
        Contender.WinHttp => "winhttp_compat",
        Contender.WinHttpNonBlocking => "winhttp_compat, non-blocking callbacks",
        Contender.Curl => "libcurl",
        Contender.Sockets => "sockets",
    };

    /// <summary>Name of the program's file.</summary>
    public static string Program(this Contender contender, bool secure) => contender switch
    {
        Contender.WinHttp or Contender.WinHttpNonBlocking => "bench-winhttp",
        Contender.Curl => "bench-curl",
        Contender.Sockets => secure ? "bench-sockets-tls" : "bench-sockets",
    };

    public static bool IsOurs(this Contender contender) => contender is Contender.WinHttp or Contender.WinHttpNonBlocking;
}
