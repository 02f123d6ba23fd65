namespace WinHttpCompat.TestServer;

/// <summary>A script that cannot be played, or a gate that it does not have.</summary>
public sealed class ScriptException(string message) : Exception(message);
