# The installer: for one user, without administrator's rights, also silent (/S) and elsewhere (/D=).
# installer.py hands it VERSION with its two numbers, SOURCE (the folder of bhdesk.exe), its SIZE_MB,
# MOST_LETTERS (of a folder's path), TARGET, WORK (words, picture) and HEADER (a command).
#
# Whatever is written first lies in a folder of its own; it takes the place of the old version by
# six renamings at the end, and whatever fails before leaves that version as it was.
#
# Ends with 0 when done, 1 when cancelled, 2 when it failed, 3 when refused because the program is
# open, 4 when Windows is too old, 5 when the folder does not fit, 6 when a newer version is there.

Target amd64-unicode
ManifestLongPathAware true
ManifestDPIAware true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
AllowSkipFiles off
AllowRootDirInstall true # refused with a sentence of ours
!packhdr "${WORK}/header.exe" '${HEADER}'

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include WordFunc.nsh

!define FACTS "Software\Microsoft\Windows\CurrentVersion\Uninstall\bhdesk"
!define EXTENSION "Software\Classes\.bhdesk"
!define FILE_TYPE "bhdesk.so-lieu"
!define PREVIOUS "ban-truoc"
!define STAGED "bhdesk-dang-cai"
!define OUTGOING "bhdesk-dang-thay"
!define UNINSTALLER "go-bo-bhdesk.exe"
!define MENU "$SMPROGRAMS\bhdesk.lnk"
!define MENU_PREVIOUS "$SMPROGRAMS\bhdesk (bản trước).lnk"
!define PUBLISHER "Nhóm phát triển bhdesk"
!define OLDEST_BUILD 17763

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
VIAddVersionKey /LANG=1066 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "Giấy phép MIT"

Var installed # the folder of the version that is there, or empty
Var fitting # the folder that is offered instead of one that does not fit
Var others # whether the folder holds what we did not bring
Var told # what the page of the folder says above it

!define MUI_ICON "${SOURCE}\_internal\resources\icons\bhdesk.ico"
!define MUI_UNICON "${SOURCE}\_internal\resources\icons\bhdesk.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${WORK}\side.bmp"
!define MUI_FINISHPAGE_RUN "$INSTDIR\bhdesk.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Mở bhdesk"
!define MUI_DIRECTORYPAGE_TEXT_TOP "$told"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Chỉ phần mềm bị gỡ bỏ. Số liệu và bản sao lưu vẫn ở thư mục $PROFILE\bhdesk."

!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGEEX "${WORK}" "Vietnamese"

!include "${__FILEDIR__}\saying.nsh"
!include "${__FILEDIR__}\folders.nsh"
!include "${__FILEDIR__}\swapping.nsh"

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    !insertmacro Refuse 4 "bhdesk cần Windows 10 (bản 1809) trở lên. Máy này dùng Windows cũ hơn nên chưa cài được."
  ${EndIf}
  !insertmacro RefuseSecond
  Call FindInstalled
  Call RefuseDowngrade
FunctionEnd

Function LeaveFolder
  Call WhyUnfit
  ${If} $0 != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$0"
    ${If} $fitting != ""
      FindWindow $1 "#32770" "" $HWNDPARENT
      GetDlgItem $1 $1 1019
      SendMessage $1 ${WM_SETTEXT} 0 "STR:$fitting"
    ${EndIf}
    Abort
  ${EndIf}
FunctionEnd

# NSIS has told where it stopped; what was laid aside until then is taken away again.
Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\${STAGED}"
  RMDir "$INSTDIR"
  StrCpy $0 "Chưa cài được bhdesk ${VERSION}: không ghi được đủ tệp, ổ đĩa có thể đã đầy."
  ${If} $installed != ""
    StrCpy $0 "$0 Bản đang dùng còn nguyên."
  ${EndIf}
  Call Say
FunctionEnd

Section
  Call WhyUnfit
  ${If} $0 != ""
    !insertmacro Refuse 5 "$0"
  ${EndIf}
  Call RefuseWhileOpen
  Call WhyNoRoom
  ${If} $0 != ""
    !insertmacro Refuse 2 "$0"
  ${EndIf}
  Call PutBack
  RMDir /r "$INSTDIR\${STAGED}"
  ClearErrors
  CreateDirectory "$INSTDIR\${STAGED}"
  ${If} ${Errors}
    RMDir "$INSTDIR"
    !insertmacro Refuse 2 "Không ghi được vào thư mục $INSTDIR. Hãy chọn thư mục khác."
  ${EndIf}
  SetOutPath "$INSTDIR\${STAGED}"
  File /r "${SOURCE}\*"
  WriteUninstaller "$INSTDIR\${STAGED}\${UNINSTALLER}"
  ${If} ${Errors}
    Abort "Chưa ghi được đủ tệp."
  ${EndIf}
  # The folder a process stands in cannot be renamed; the shortcuts start in this one.
  SetOutPath "$PROFILE"
  Call TakeItsPlace
  Call WriteMenu
  Call WriteFacts
SectionEnd

Function WriteMenu
  CreateShortcut "${MENU}" "$INSTDIR\bhdesk.exe"
  Delete "${MENU_PREVIOUS}"
  ${If} ${FileExists} "$INSTDIR\${PREVIOUS}\bhdesk.exe"
    CreateShortcut "${MENU_PREVIOUS}" "$INSTDIR\${PREVIOUS}\bhdesk.exe"
  ${EndIf}
FunctionEnd

Function WriteFacts
  WriteRegStr HKCU "${EXTENSION}" "" "${FILE_TYPE}"
  WriteRegStr HKCU "${EXTENSION}\OpenWithProgids" "${FILE_TYPE}" ""
  WriteRegStr HKCU "Software\Classes\${FILE_TYPE}" "" "Tệp số liệu bhdesk"
  WriteRegStr HKCU "Software\Classes\${FILE_TYPE}\DefaultIcon" "" "$INSTDIR\bhdesk.exe,0"
  # The shell replaces what follows a percent sign in the whole command, and two of them by one.
  ${WordReplace} "$INSTDIR" "%" "%%" "+" $0
  WriteRegStr HKCU "Software\Classes\${FILE_TYPE}\shell\open\command" "" '"$0\bhdesk.exe" --data "%1"'
  ${RefreshShellIcons}

  WriteRegStr HKCU "${FACTS}" "DisplayName" "bhdesk"
  WriteRegStr HKCU "${FACTS}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${FACTS}" "DisplayIcon" "$INSTDIR\bhdesk.exe,0"
  WriteRegStr HKCU "${FACTS}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${FACTS}" "Comments" "Gỡ bỏ không xóa số liệu và bản sao lưu."
  WriteRegStr HKCU "${FACTS}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${FACTS}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKCU "${FACTS}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${FACTS}" "NoModify" 1
  WriteRegDWORD HKCU "${FACTS}" "NoRepair" 1
  ${GetTime} "" "L" $0 $1 $2 $3 $4 $5 $6
  WriteRegStr HKCU "${FACTS}" "InstallDate" "$2$1$0"
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${FACTS}" "EstimatedSize" $0
FunctionEnd

Function un.onInit
  !insertmacro RefuseSecond
FunctionEnd

Section Uninstall
  Call un.RefuseWhileOpen
  # Only what the installer brought: the folder may be one that holds other things as well.
  !insertmacro MoveAway "$INSTDIR\_internal" "$INSTDIR\${OUTGOING}"
  ${If} ${Errors}
    !insertmacro un.Refuse 2 "Một phần mềm khác đang giữ tệp của bhdesk nên chưa gỡ bỏ được. Hãy khởi động lại máy rồi làm lại."
  ${EndIf}
  RMDir /r "$INSTDIR\${OUTGOING}"
  RMDir /r "$INSTDIR\${STAGED}"
  ${If} ${FileExists} "$INSTDIR\${PREVIOUS}\bhdesk.exe"
    RMDir /r "$INSTDIR\${PREVIOUS}"
  ${EndIf}
  Delete "$INSTDIR\bhdesk.exe"
  Delete "$INSTDIR\bhdesk-cli.exe"
  Delete "$INSTDIR\${UNINSTALLER}"
  Call un.HoldsOthers
  StrCpy $others $0
  RMDir "$INSTDIR"
  Call un.ForgetFacts
  Call un.TellWhatStays
SectionEnd

# Of another folder of the program they stay: this one was then a forgotten copy.
Function un.ForgetFacts
  ReadRegStr $0 HKCU "${FACTS}" "InstallLocation"
  ${If} $0 != ""
  ${AndIf} $0 != $INSTDIR
    Return
  ${EndIf}
  Delete "${MENU}"
  Delete "${MENU_PREVIOUS}"
  ReadRegStr $0 HKCU "${EXTENSION}" ""
  ${If} $0 == "${FILE_TYPE}"
    DeleteRegValue HKCU "${EXTENSION}" ""
  ${EndIf}
  DeleteRegValue HKCU "${EXTENSION}\OpenWithProgids" "${FILE_TYPE}"
  DeleteRegKey /ifempty HKCU "${EXTENSION}\OpenWithProgids"
  # Other programs may have written themselves beside us.
  ReadRegStr $0 HKCU "${EXTENSION}" ""
  ${If} $0 == ""
    DeleteRegKey /ifempty HKCU "${EXTENSION}"
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\${FILE_TYPE}"
  DeleteRegKey HKCU "${FACTS}"
  ${RefreshShellIcons}
FunctionEnd

Function un.TellWhatStays
  StrCpy $0 "Đã gỡ bỏ bhdesk."
  ${If} ${FileExists} "$PROFILE\bhdesk\*.*"
    StrCpy $0 "$0 Số liệu và bản sao lưu vẫn ở thư mục $PROFILE\bhdesk."
  ${EndIf}
  ${If} $others = 1
    StrCpy $0 "$0 Thư mục $INSTDIR còn tệp khác; tệp đó không bị xóa."
  ${EndIf}
  DetailPrint "$0"
  Call un.Say
FunctionEnd
