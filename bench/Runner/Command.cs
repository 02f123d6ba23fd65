using System.Diagnostics;

namespace WinHttpCompat.Bench;

/// <summary>Runs of other programs.</summary>
internal static class Command
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="limit">After it the program is ended, and its status is -1.</param>
    public static (int Status, string Output, string Errors) Run(ProcessStartInfo start, TimeSpan limit)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} does not start");
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        bool ended = process.WaitForExit(limit);
        if (!ended) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return (ended ? process.ExitCode : -1, output.Result, errors.Result);
    }

    /// <summary>What a program says about its version, wherever it says it.</summary>
    public static string FirstLine(string program, string arguments)
    {
        try
        {
            (_, string output, string errors) = Run(new ProcessStartInfo(program, arguments), TimeSpan.FromSeconds(10));
            return (output + errors).Split('\n')[0].Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return $"{program} unknown";
        }
    }
}
