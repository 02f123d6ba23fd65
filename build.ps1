# The one command for everything, on Windows. The verbs are those of build.sh, which it calls elsewhere.
#
# Written for Windows PowerShell 5.1 and PowerShell 7. Not yet run: the project's machines are Linux.
# What it relies on there: Visual Studio or its Build Tools with "Desktop development with C++", which
# bring the linker that the .NET SDK looks for, CMake and ctest.
param([string]$Verb = 'demo')

$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'

# $IsWindows is not known to PowerShell 5.1.
if ($env:OS -ne 'Windows_NT') {
    & "$PSScriptRoot/build.sh" $Verb
    exit $LASTEXITCODE
}

function Show-Usage {
    Write-Host @'
usage: .\build.ps1 [VERB]

  demo     build, and trace one asynchronous exchange with a server on this machine
           (also without a verb)
  build    the library, its headers and its CMake files: artifacts\<rid>\
  test     build, then run every test; the last line is "N passed, N failed"
  bench    on Linux only: its programs use epoll, /proc and nginx
  clean    remove everything that was built
  --help   this text

Needs the .NET SDK 10 and Visual Studio or its Build Tools with C++ and CMake.
What is missing is named; nothing is installed.
'@
}

function Say([string]$Text) { Write-Host "`n== $Text" }

# exit, and not throw: the message is for a person, the place in this script is not.
function Stop-Build([string]$Text) {
    [Console]::Error.WriteLine("build.ps1: $Text")
    exit 1
}

$Rid = switch ($env:PROCESSOR_ARCHITECTURE) {
    'AMD64' { 'win-x64' }
    'ARM64' { 'win-arm64' }
    default { Stop-Build "no build for a processor of kind $_" }
}
$Package = Join-Path $PSScriptRoot "artifacts\$Rid"
$TestServer = Join-Path $PSScriptRoot 'tests\TestServer\bin\Release\net10.0\TestServer.dll'
$Results = Join-Path $PSScriptRoot 'build\results'

function Test-Command([string]$Name) { $null -ne (Get-Command $Name -ErrorAction SilentlyContinue) }

function Assert-Tools([string]$For) {
    $missing = @()
    if (-not (Test-Command dotnet)) {
        $missing += 'the .NET SDK 10'
    } else {
        & dotnet --version | Out-Null
        if ($LASTEXITCODE -ne 0) { $missing += 'the .NET SDK 10, see global.json' }
    }
    $vswhere = "${env:ProgramFiles(x86)}\Microsoft Visual Studio\Installer\vswhere.exe"
    $linker = $null
    if (Test-Path $vswhere) {
        $linker = & $vswhere -latest -products * -requires 'Microsoft.VisualStudio.Component.VC.*' -property installationPath
    }
    if (-not $linker) { $missing += 'Visual Studio or its Build Tools with "Desktop development with C++"' }
    if ($For -ne 'build') {
        foreach ($tool in 'cmake', 'ctest') {
            if (-not (Test-Command $tool)) { $missing += $tool }
        }
    }
    if ($missing.Count -gt 0) { Stop-Build ('missing: ' + ($missing -join '; ')) }
}

# Output of programs goes to the host: inside a function it would become part of the result.
function Build-Library {
    Say "building $Package"
    & dotnet publish src/Shim -c Release -v q | Out-Host
    return $LASTEXITCODE -eq 0
}

function Build-TestServer {
    Say 'building the test server'
    & dotnet build tests/TestServer -c Release -v q | Out-Host
    return $LASTEXITCODE -eq 0
}

function Invoke-Demo {
    if (-not (Test-Path samples\winhttp-trace.c)) {
        Stop-Build 'samples\winhttp-trace.c does not exist yet: there is nothing to show'
    }
    if (-not (Build-Library)) { exit 1 }
    if (-not (Build-TestServer)) { exit 1 }

    Say 'building samples'
    & cmake -S samples -B build\samples "-DCMAKE_PREFIX_PATH=$Package" | Out-Host
    if ($LASTEXITCODE -ne 0) { exit 1 }
    & cmake --build build\samples --config Release | Out-Host
    if ($LASTEXITCODE -ne 0) { exit 1 }

    Say 'starting the test server'
    $start = New-Object System.Diagnostics.ProcessStartInfo 'dotnet', "`"$TestServer`""
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $server = [System.Diagnostics.Process]::Start($start)
    try {
        foreach ($line in Get-Content samples\demo.script) { $server.StandardInput.WriteLine($line) }
        $server.StandardInput.WriteLine('start')
        $server.StandardInput.Flush()
        $port = $null
        while ($null -eq $port) {
            $line = $server.StandardOutput.ReadLine()
            if ($null -eq $line) { Stop-Build 'the test server ended before it listened' }
            if ($line -match '^listening (\d+)') { $port = $Matches[1] } else { Write-Host $line }
        }
        $url = "http://127.0.0.1:$port/hello"
        Say "winhttp-trace $url"
        $env:PATH = "$Package\lib;$env:PATH"
        & build\samples\Release\winhttp-trace.exe $url | Out-Host
        $script:DemoStatus = $LASTEXITCODE
    } finally {
        if (-not $server.HasExited) { $server.Kill() }
    }
    exit $script:DemoStatus
}

$script:Passed = 0
$script:Failed = 0
$script:Skipped = 0
function Add-Count([int]$Good, [int]$Bad, [int]$LeftOut) {
    $script:Passed += $Good
    $script:Failed += $Bad
    $script:Skipped += $LeftOut
}

function Invoke-XUnit([string]$Name, [string]$Configuration) {
    Say "xunit $Name ($Configuration)"
    $report = Join-Path $Results "$Name.$Configuration.xml"
    if (Test-Path $report) { Remove-Item $report }
    & dotnet build "tests/$Name" -c $Configuration -v q | Out-Host
    if ($LASTEXITCODE -ne 0) {
        Write-Host "$Name does not build"
        Add-Count 0 1 0
        return
    }
    & dotnet "tests/$Name/bin/$Configuration/net10.0/$Name.dll" -noLogo -noColor -longRunning 60 -result-xml $report | Out-Host
    $status = $LASTEXITCODE
    $sums = $null
    if (Test-Path $report) { $sums = ([xml](Get-Content -Raw -Encoding UTF8 $report)).assemblies.assembly }
    if ($null -eq $sums -or [int]$sums.total -eq 0) {
        Write-Host "$Name ended with status $status and counted no test"
        Add-Count 0 1 0
        return
    }
    $bad = [int]$sums.failed + [int]$sums.errors
    if ($status -ne 0 -and $bad -eq 0) {
        Write-Host "$Name ended with status $status"
        $bad = 1
    }
    Add-Count $sums.passed $bad $sums.skipped
}

function Invoke-CTest {
    Say 'ctest'
    $report = Join-Path $Results 'ctest.xml'
    if (Test-Path $report) { Remove-Item $report }
    & cmake -S native-tests -B build\native-tests "-DCMAKE_PREFIX_PATH=$Package" "-DTEST_SERVER_COMMAND=dotnet;$TestServer" | Out-Host
    if ($LASTEXITCODE -ne 0) {
        Write-Host 'the native tests cannot be configured'
        Add-Count 0 1 0
        return
    }
    & cmake --build build\native-tests --config Debug | Out-Host
    $built = $LASTEXITCODE
    $env:PATH = "$Package\lib;$env:PATH"
    & ctest --test-dir build\native-tests -C Debug --output-on-failure --no-tests=error --output-junit $report | Out-Host
    $status = $LASTEXITCODE
    if (-not (Test-Path $report)) {
        Write-Host "ctest ended with status $status and counted no test"
        Add-Count 0 1 0
        return
    }
    # As in build.sh: what neither ran to success nor said itself that it was skipped, failed.
    $cases = @(([xml](Get-Content -Raw -Encoding UTF8 $report)).testsuite.testcase)
    $good = @($cases | Where-Object { $_.status -eq 'run' }).Count
    $leftOut = @($cases | Where-Object { $_.status -eq 'disabled' -or $_.skipped.message -like 'SKIP_*' })
    $bad = $cases.Count - $good - $leftOut.Count
    if ($bad -eq 0 -and ($status -ne 0 -or $built -ne 0)) {
        Write-Host "the native tests ended with status $status (their build with $built)"
        $bad = 1
    }
    Add-Count $good $bad $leftOut.Count
    foreach ($case in $leftOut) { Write-Host "skipped: $($case.name): $($case.'system-out')" }
}

function Invoke-Tests {
    New-Item -ItemType Directory -Force $Results | Out-Null
    if ((Build-Library) -and (Build-TestServer)) {
        Invoke-CTest
    } else {
        Write-Host 'the library or the test server does not build: no native test can run'
        Add-Count 0 1 0
    }
    # As in build.sh: what is allocated can be counted only in Release.
    Invoke-XUnit 'Engine.Tests' Debug
    Invoke-XUnit 'Engine.Tests' Release
    Invoke-XUnit 'Shim.Tests' Debug
    Invoke-XUnit 'Shim.Tests' Release

    Say 'all suites'
    if ($script:Skipped -ne 0) { Write-Host "$script:Skipped skipped, reasons above" }
    Write-Host "$script:Passed passed, $script:Failed failed"
    if ($script:Failed -ne 0 -or $script:Passed -eq 0) { exit 1 }
    exit 0
}

function Remove-Outputs {
    foreach ($folder in 'artifacts', 'build') {
        if (Test-Path $folder) { Remove-Item -Recurse -Force $folder }
    }
    Get-ChildItem -Directory -Recurse |
        Where-Object { $_.Name -eq 'bin' -or $_.Name -eq 'obj' } |
        Where-Object { Test-Path $_.FullName } |
        ForEach-Object { Remove-Item -Recurse -Force $_.FullName }
}

switch ($Verb) {
    'demo' { Assert-Tools demo; Invoke-Demo }
    'build' { Assert-Tools build; if (-not (Build-Library)) { exit 1 } }
    'test' { Assert-Tools test; Invoke-Tests }
    'bench' { [Console]::Error.WriteLine('build.ps1: the benchmark runs on Linux only, by ./build.sh bench'); exit 1 }
    'clean' { Remove-Outputs }
    { $_ -in '-h', '--help', 'help' } { Show-Usage }
    default { Show-Usage; exit 2 }
}
