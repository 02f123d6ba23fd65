using System.Globalization;
using System.Runtime.InteropServices;

namespace WinHttpCompat.Bench;

/// <summary>What the figures depend on.</summary>
internal sealed class Machine
{
    public Machine(DateTime now, string pinning)
    {
        Date = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Lines =
        [
            $"machine: {ProcessorModel()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.OSDescription}; {pinning}",
            $"server: {Command.FirstLine("nginx", "-v")}, one worker, loopback",
            $"libcurl {Command.FirstLine("pkg-config", "--modversion libcurl")}; {Command.FirstLine("openssl", "version")}",
            "libcurl where many run at once: curl_multi_poll, for 1,000 curl_multi_socket_action with epoll",
            $"load of the machine in the minute before: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}",
            $".NET {Command.FirstLine("dotnet", "--version")}, commit {Command.FirstLine("git", "describe --always --dirty --abbrev=12")}",
        ];
    }

    /// <summary>Of the run: 2026-01-31.</summary>
    public string Date { get; }

    public string[] Lines { get; }

    private static string ProcessorModel()
    {
        string? line = File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(static one => one.StartsWith("model name", StringComparison.Ordinal));
        return line is null ? "processor of unknown model" : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
