namespace WinHttpCompat.Engine;

/// <summary>How the operations of a session wait.</summary>
internal enum CallMode
{
    /// <summary>The calling thread blocks; every task an operation returns is already complete.</summary>
    Blocking,

    /// <summary>No thread blocks; a task may complete later, on a thread of the pool.</summary>
    Asynchronous,
}
