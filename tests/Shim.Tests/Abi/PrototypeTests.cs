using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>Exported methods have the parameters of their C prototypes.</summary>
public sealed class PrototypeTests
{
    private static readonly Dictionary<string, ReferenceTable.Row> Types =
        ReferenceTable.Types.Rows.ToDictionary(static row => row["type"]);

    public static TheoryData<string, string, string> Prototypes
    {
        get
        {
            TheoryData<string, string, string> data = [];
            IEnumerable<ReferenceTable.Row> rows = OperatingSystem.IsWindows()
                ? ReferenceTable.Functions.Rows
                : ReferenceTable.Functions.Rows.Concat(ReferenceTable.Win32Functions.Rows);
            foreach (ReferenceTable.Row row in rows) data.Add(row["function"], row["returns"], row["parameters (separated by |)"]);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Prototypes))]
    public void ExportedMethod_Prototype_IsTheHeaders(string function, string returns, string parameters)
    {
        MethodInfo method = Assert.Single(ExportedMethods.All, one => ExportedMethods.EntryPoint(one) == function);
        string[] expected = parameters == "void" ? [] : parameters.Split('|');
        Assert.Equal(expected.Select(ShapeOf), method.GetParameters().Select(static parameter => ShapeOf(parameter.ParameterType)));
        Assert.Equal(ShapeOf(returns), ShapeOf(method.ReturnType));
    }

    // The generator of native headers sees public methods only, and names its functions after them.
    [Fact]
    public void ExportedMethods_All_ArePublicStaticWithUniqueNames()
    {
        Assert.All(ExportedMethods.All, static method => Assert.True(method.IsPublic && method.IsStatic, method.Name));
        Assert.Distinct(ExportedMethods.All.Select(static method => method.Name));
    }

    [Fact]
    public void ExportedMethods_All_NameEntryPointAndCallingConvention() => Assert.All(ExportedMethods.All, static method =>
    {
        UnmanagedCallersOnlyAttribute export = method.GetCustomAttribute<UnmanagedCallersOnlyAttribute>()!; // that is how All was chosen
        Assert.False(string.IsNullOrEmpty(export.EntryPoint), method.Name);
        Assert.Equal([typeof(CallConvStdcall)], export.CallConvs!);
    });

    // Size in bytes, signed, unsigned or address: what a calling convention can tell apart.
    private static string ShapeOf(string type)
    {
        if (type is "void" or "VOID") return "nothing";
        if (type is "int") type = "INT";
        // Types that the table does not have are names for pointers to structures, as LPURL_COMPONENTS.
        if (type.EndsWith('*') || !Types.TryGetValue(type, out ReferenceTable.Row? row))
        {
            Assert.True(type.EndsWith('*') || type.StartsWith("LP", StringComparison.Ordinal) || type.StartsWith('P'), type);
            return Address;
        }
        return row["kind"] switch
        {
            "pointer" => Address,
            "enum" => Shape(row.OfThisProcess("sizeof"), "signed"),
            _ => Shape(row.OfThisProcess("sizeof"), row["kind"]),
        };
    }

    private static string ShapeOf(Type type) => type switch
    {
        { IsPointer: true } or { IsFunctionPointer: true } => Address,
        _ when type == typeof(void) => "nothing",
        _ when type == typeof(nint) => Address, // handles
        _ when type == typeof(nuint) => Shape(nint.Size, "unsigned"),
        _ when type == typeof(int) => Shape(4, "signed"),
        _ when type == typeof(uint) => Shape(4, "unsigned"),
        _ when type == typeof(ushort) => Shape(2, "unsigned"),
        _ when type == typeof(ulong) => Shape(8, "unsigned"),
        _ => type.ToString(), // matches no C type
    };

    private const string Address = "address";

    private static string Shape(int size, string kind) => $"{size} bytes {kind}";
}
