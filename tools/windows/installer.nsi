# The installer: for one user, without administrator's rights, also silent (/S) and elsewhere (/D=).
# installer.py hands it VERSION, SOURCE (the folder of bhdesk.exe), TARGET and WORK (words, picture).
#
# Ends with 0 when done, 1 when cancelled, 3 when refused because the program is running,
# 4 when Windows is too old, 2 when it failed; then what was installed before stands again.

Target amd64-unicode
ManifestLongPathAware true
ManifestDPIAware true
SetCompressor /SOLID lzma
SetCompressorDictSize 64

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include FileFunc.nsh

!define FACTS "Software\Microsoft\Windows\CurrentVersion\Uninstall\bhdesk"
!define FILE_TYPE "bhdesk.so-lieu"
!define PREVIOUS "ban-truoc"
!define UNINSTALLER "go-bo-bhdesk.exe"

Name "bhdesk"
Caption "Cài đặt bhdesk ${VERSION}"
UninstallCaption "Gỡ bỏ bhdesk"
BrandingText "bhdesk ${VERSION}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\bhdesk"
InstallDirRegKey HKCU "${FACTS}" "InstallLocation"
RequestExecutionLevel user

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1066 "ProductName" "bhdesk"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "FileDescription" "Cài đặt bhdesk"
VIAddVersionKey /LANG=1066 "LegalCopyright" "Giấy phép MIT"

!define MUI_ICON "${SOURCE}/_internal/resources/icons/bhdesk.ico"
!define MUI_UNICON "${SOURCE}/_internal/resources/icons/bhdesk.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${WORK}/side.bmp"
!define MUI_FINISHPAGE_RUN "$INSTDIR\bhdesk.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Mở bhdesk"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Chỉ phần mềm bị gỡ bỏ. Số liệu và bản sao lưu vẫn ở thư mục $PROFILE\bhdesk."

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGEEX "${WORK}" "Vietnamese"

Var isUpgrade

# Leave with a sentence; in silent mode the number alone tells.
!macro Refuse number sentence
  MessageBox MB_OK|MB_ICONSTOP "${sentence}" /SD IDOK
  SetErrorLevel ${number}
  Quit
!macroend

# Windows lets nobody write to a program that runs.
!macro RefuseWhileRuns file
  ${If} ${FileExists} "${file}"
    ClearErrors
    FileOpen $0 "${file}" a
    ${If} ${Errors}
      !insertmacro Refuse 3 "bhdesk đang mở. Hãy đóng cửa sổ bhdesk rồi làm lại; số liệu đã ghi không bị ảnh hưởng."
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro RefuseWhileAnyRuns
  !insertmacro RefuseWhileRuns "$INSTDIR\bhdesk.exe"
  !insertmacro RefuseWhileRuns "$INSTDIR\bhdesk-cli.exe"
  !insertmacro RefuseWhileRuns "$INSTDIR\${PREVIOUS}\bhdesk.exe"
  !insertmacro RefuseWhileRuns "$INSTDIR\${PREVIOUS}\bhdesk-cli.exe"
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
    !insertmacro Refuse 4 "bhdesk cần Windows 10 (bản 1809) trở lên. Máy này dùng Windows cũ hơn nên chưa cài được."
  ${EndIf}
FunctionEnd

# What was installed becomes the previous version; the same version is simply laid over itself.
Function KeepPrevious
  StrCpy $isUpgrade 0
  ReadRegStr $0 HKCU "${FACTS}" "DisplayVersion"
  ${If} $0 == "${VERSION}"
  ${OrIfNot} ${FileExists} "$INSTDIR\bhdesk.exe"
    Return
  ${EndIf}
  RMDir /r "$INSTDIR\${PREVIOUS}"
  CreateDirectory "$INSTDIR\${PREVIOUS}"
  StrCpy $isUpgrade 1
  ClearErrors
  Rename "$INSTDIR\_internal" "$INSTDIR\${PREVIOUS}\_internal"
  Rename "$INSTDIR\bhdesk.exe" "$INSTDIR\${PREVIOUS}\bhdesk.exe"
  Rename "$INSTDIR\bhdesk-cli.exe" "$INSTDIR\${PREVIOUS}\bhdesk-cli.exe"
  ${If} ${Errors}
    Call RestorePrevious
    !insertmacro Refuse 2 "Một phần mềm khác đang giữ tệp của bhdesk nên chưa nâng cấp được. Bản đang dùng còn nguyên. Hãy khởi động lại máy rồi làm lại."
  ${EndIf}
FunctionEnd

Function RestorePrevious
  ${If} $isUpgrade != 1
    Return
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${PREVIOUS}\_internal\*.*"
    RMDir /r "$INSTDIR\_internal"
    Rename "$INSTDIR\${PREVIOUS}\_internal" "$INSTDIR\_internal"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${PREVIOUS}\bhdesk.exe"
    Delete "$INSTDIR\bhdesk.exe"
    Rename "$INSTDIR\${PREVIOUS}\bhdesk.exe" "$INSTDIR\bhdesk.exe"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${PREVIOUS}\bhdesk-cli.exe"
    Delete "$INSTDIR\bhdesk-cli.exe"
    Rename "$INSTDIR\${PREVIOUS}\bhdesk-cli.exe" "$INSTDIR\bhdesk-cli.exe"
  ${EndIf}
  RMDir "$INSTDIR\${PREVIOUS}"
FunctionEnd

Function .onInstFailed
  Call RestorePrevious
FunctionEnd

Section
  SetOverwrite on
  !insertmacro RefuseWhileAnyRuns
  Call KeepPrevious
  ClearErrors
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}/*"
  ${If} ${Errors}
    Abort "Chưa ghi được đủ tệp. Ổ đĩa có thể đã đầy."
  ${EndIf}
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"

  CreateShortcut "$SMPROGRAMS\bhdesk.lnk" "$INSTDIR\bhdesk.exe"
  Delete "$SMPROGRAMS\bhdesk (bản trước).lnk"
  ${If} ${FileExists} "$INSTDIR\${PREVIOUS}\bhdesk.exe"
    CreateShortcut "$SMPROGRAMS\bhdesk (bản trước).lnk" "$INSTDIR\${PREVIOUS}\bhdesk.exe"
  ${EndIf}

  WriteRegStr HKCU "Software\Classes\.bhdesk" "" "${FILE_TYPE}"
  WriteRegStr HKCU "Software\Classes\${FILE_TYPE}" "" "Tệp số liệu bhdesk"
  WriteRegStr HKCU "Software\Classes\${FILE_TYPE}\DefaultIcon" "" "$INSTDIR\bhdesk.exe,0"
  WriteRegStr HKCU "Software\Classes\${FILE_TYPE}\shell\open\command" "" '"$INSTDIR\bhdesk.exe" --data "%1"'
  ${RefreshShellIcons}

  WriteRegStr HKCU "${FACTS}" "DisplayName" "bhdesk"
  WriteRegStr HKCU "${FACTS}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${FACTS}" "DisplayIcon" "$INSTDIR\bhdesk.exe,0"
  WriteRegStr HKCU "${FACTS}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${FACTS}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKCU "${FACTS}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${FACTS}" "NoModify" 1
  WriteRegDWORD HKCU "${FACTS}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${FACTS}" "EstimatedSize" $0
SectionEnd

Section Uninstall
  !insertmacro RefuseWhileAnyRuns
  # Only what the installer brought: the folder may be one that holds other things as well.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\${PREVIOUS}"
  Delete "$INSTDIR\bhdesk.exe"
  Delete "$INSTDIR\bhdesk-cli.exe"
  Delete "$INSTDIR\${UNINSTALLER}"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\bhdesk.lnk"
  Delete "$SMPROGRAMS\bhdesk (bản trước).lnk"
  ReadRegStr $0 HKCU "Software\Classes\.bhdesk" ""
  ${If} $0 == "${FILE_TYPE}"
    DeleteRegKey HKCU "Software\Classes\.bhdesk"
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\${FILE_TYPE}"
  DeleteRegKey HKCU "${FACTS}"
  ${RefreshShellIcons}
  DetailPrint "Số liệu và bản sao lưu vẫn ở thư mục $PROFILE\bhdesk."
  MessageBox MB_OK|MB_ICONINFORMATION "Đã gỡ bỏ bhdesk. Số liệu và bản sao lưu vẫn ở thư mục $PROFILE\bhdesk." /SD IDOK
SectionEnd
