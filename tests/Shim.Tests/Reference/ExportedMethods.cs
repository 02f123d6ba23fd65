using System.Reflection;
using System.Runtime.InteropServices;
using WinHttpCompat.Shim.Exports;

namespace WinHttpCompat.Shim.Tests;

/// <summary>The methods that the library exports.</summary>
internal static class ExportedMethods
{
    public static IReadOnlyList<MethodInfo> All { get; } =
    [
        .. typeof(OpeningExports).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods(
                BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(static method => method.IsDefined(typeof(UnmanagedCallersOnlyAttribute))),
    ];

    /// <summary>The name that a program links.</summary>
    public static string EntryPoint(MethodInfo method) =>
        method.GetCustomAttribute<UnmanagedCallersOnlyAttribute>()!.EntryPoint!; // All has no others; a test wants the name
}
