namespace WinHttpCompat.Engine;

/// <summary>How the operations of a session wait.</summary>
internal enum CallMode
{
    /// <summary>The calling thread blocks; every task an operation returns is already complete.</summary>
    Blocking,

    /// <summary>No thread blocks; a task may complete later, on a thread of the pool.</summary>
    Asynchronous,

    /// <summary>As <see cref="Asynchronous"/>, but a task may complete on the thread that serves all sockets: nobody whom it
    /// goes on to may block.</summary>
    /// <remarks>Source: "Option Flags", WINHTTP_OPTION_ASSURED_NON_BLOCKING_CALLBACKS.</remarks>
    Inline,
}
