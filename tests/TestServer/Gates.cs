namespace WinHttpCompat.TestServer;

/// <summary>Named gates that `wait` steps stand before until a test opens them. An opened gate stays open.</summary>
internal sealed class Gates
{
    private readonly Dictionary<string, TaskCompletionSource> _gates = new(StringComparer.Ordinal);

    public Gates(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            _gates.Add(name, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }

    /// <exception cref="ScriptException">No step waits for it: opening it would be a mistake that only shows as a hang.</exception>
    public void Open(string name)
    {
        if (!_gates.TryGetValue(name, out TaskCompletionSource? gate))
        {
            throw new ScriptException($"no step waits for the gate '{name}'");
        }
        gate.TrySetResult();
    }

    public Task PassAsync(string name, CancellationToken stop) => _gates[name].Task.WaitAsync(stop);
}
