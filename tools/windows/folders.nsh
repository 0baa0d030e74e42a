# Where bhdesk is, and whether it can go into the folder that was chosen.

!define OWN_FOLDER "Hãy chọn một thư mục riêng, ví dụ"

# A version that was removed by hand leaves its place in the registry: it says nothing then.
Function FindInstalled
  StrCpy $installed ""
  StrCpy $told "bhdesk ${VERSION} sẽ được cài vào thư mục sau, không cần quyền quản trị. Bấm Duyệt nếu muốn chọn thư mục khác."
  ReadRegStr $0 HKCU "${FACTS}" "InstallLocation"
  ${If} $0 != ""
    ${If} ${FileExists} "$0\bhdesk.exe"
    ${OrIf} ${FileExists} "$0\${OUTGOING}\bhdesk.exe"
      StrCpy $installed $0
      StrCpy $told "Máy này đã có bhdesk. Bản ${VERSION} thay cho bản đang dùng; số liệu giữ nguyên, bản đang dùng vẫn mở được từ trình đơn Bắt đầu."
    ${ElseIf} $INSTDIR == $0
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\bhdesk"
    ${EndIf}
  ${EndIf}
FunctionEnd

# Figures that a newer version has opened may be closed to this one.
Function RefuseDowngrade
  GetDLLVersion "$INSTDIR\bhdesk.exe" $0 $1
  ${If} ${Errors}
    ClearErrors
    Return
  ${EndIf}
  ${If} $0 < ${VERSION_HIGH}
    Return
  ${EndIf}
  ${If} $0 = ${VERSION_HIGH}
  ${AndIf} $1 <= ${VERSION_LOW}
    Return
  ${EndIf}
  StrCpy $0 "Máy này đang có bản bhdesk mới hơn bản ${VERSION}. Bản cũ có thể không mở được số liệu đã dùng với bản mới."
  ${If} ${Silent}
    StrCpy $0 "$0 Không cài bản cũ."
    Call Say
  ${Else}
    MessageBox MB_YESNO|MB_DEFBUTTON2|MB_ICONEXCLAMATION "$0$\r$\n$\r$\nVẫn cài bản ${VERSION}?" IDYES yes
  ${EndIf}
  SetErrorLevel 6
  Quit
  yes:
FunctionEnd

# Windows makes the folder without the dots and blanks at the end of its name.
Function ReadAsWindows
  ${Do}
    StrCpy $0 $INSTDIR 1 -1
    ${If} $0 != "."
    ${AndIf} $0 != " "
      Return
    ${EndIf}
    StrCpy $INSTDIR $INSTDIR -1
  ${Loop}
FunctionEnd

# $0: why bhdesk cannot go into $INSTDIR; empty where it can. $fitting: the folder to offer instead.
# $INSTDIR is afterwards as Windows reads it, without dots and spaces at its end.
Function WhyUnfit
  StrCpy $fitting ""
  Call ReadAsWindows
  ${If} $installed != ""
  ${AndIf} $INSTDIR != $installed
    StrCpy $0 "bhdesk đã cài ở thư mục $installed. Hãy cài vào thư mục đó, hoặc gỡ bỏ bản đang có rồi làm lại."
    StrCpy $fitting $installed
    Return
  ${EndIf}
  StrLen $0 $INSTDIR
  ${If} $0 > ${MOST_LETTERS}
    StrCpy $0 "Đường dẫn thư mục dài $0 chữ; Windows chỉ cho nhiều nhất ${MOST_LETTERS}. Hãy chọn thư mục có đường dẫn ngắn hơn."
    Return
  ${EndIf}
  Call IsForOthers
  ${If} $0 = 1
    Call OfferBelow
    StrCpy $0 "Thư mục $INSTDIR dùng cho việc khác. ${OWN_FOLDER} $fitting."
    Return
  ${EndIf}
  ${If} $INSTDIR == "$PROFILE\bhdesk"
    StrCpy $0 "Thư mục $INSTDIR là nơi giữ số liệu. Hãy chọn thư mục khác."
    Return
  ${EndIf}
  Call IsSynced
  ${If} $0 = 1
    StrCpy $0 "Thư mục $INSTDIR được OneDrive đồng bộ, phần mềm ở đó dễ hỏng. Hãy chọn thư mục khác."
    Return
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\mang-theo.txt"
    StrCpy $0 "Thư mục $INSTDIR là bộ bhdesk mang theo. Hãy chọn thư mục khác."
    Return
  ${EndIf}
  Call IsForeign
  ${If} $0 = 1
    Call OfferBelow
    StrCpy $0 "Thư mục $INSTDIR đã có tệp khác. ${OWN_FOLDER} $fitting."
    Return
  ${EndIf}
  StrCpy $0 ""
FunctionEnd

Function OfferBelow
  ${GetRoot} "$INSTDIR" $1
  StrCpy $fitting "$INSTDIR\bhdesk"
  ${If} $INSTDIR == "$1\"
    StrCpy $fitting "$1\bhdesk"
  ${EndIf}
FunctionEnd

# $0 becomes 1 for the top of a drive and for the folders in which a user keeps everything.
Function IsForOthers
  StrCpy $0 1
  ${GetRoot} "$INSTDIR" $1
  ${If} $INSTDIR == $1
  ${OrIf} $INSTDIR == "$1\"
  ${OrIf} $INSTDIR == $PROFILE
  ${OrIf} $INSTDIR == $DOCUMENTS
  ${OrIf} $INSTDIR == $DESKTOP
  ${OrIf} $INSTDIR == $LOCALAPPDATA
  ${OrIf} $INSTDIR == "$LOCALAPPDATA\Programs"
  ${OrIf} $INSTDIR == $APPDATA
    Return
  ${EndIf}
  StrCpy $0 0
FunctionEnd

!macro ReturnIfBelow folder
  StrCpy $1 "${folder}"
  StrLen $2 "$1\"
  StrCpy $3 "$INSTDIR\" $2
  ${If} $1 != ""
  ${AndIf} $3 == "$1\"
    Return
  ${EndIf}
!macroend

Function IsSynced
  StrCpy $0 1
  ReadEnvStr $4 OneDrive
  !insertmacro ReturnIfBelow $4
  ReadEnvStr $4 OneDriveCommercial
  !insertmacro ReturnIfBelow $4
  StrCpy $0 0
FunctionEnd

!macro HoldsOthers un

# $0 becomes 1 where $INSTDIR holds anything but what half an installation leaves.
Function ${un}HoldsOthers
  StrCpy $0 0
  FindFirst $1 $2 "$INSTDIR\*.*"
  ${DoWhile} $2 != ""
    ${If} $2 != "."
    ${AndIf} $2 != ".."
    ${AndIf} $2 != "_internal"
    ${AndIf} $2 != "${STAGED}"
    ${AndIf} $2 != "${OUTGOING}"
    ${AndIf} $2 != "${UNINSTALLER}"
      StrCpy $0 1
    ${EndIf}
    FindNext $1 $2
  ${Loop}
  FindClose $1
  ClearErrors
FunctionEnd

!macroend

!insertmacro HoldsOthers ""
!insertmacro HoldsOthers "un."

# $0 becomes 1 for a folder with other things in it, unless bhdesk is there or the folder bears its
# name: what her own files were left in may take the program again.
Function IsForeign
  StrCpy $0 0
  ${If} ${FileExists} "$INSTDIR\_internal\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\_internal\modules.pyz"
    StrCpy $0 1
    Return
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${PREVIOUS}\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${PREVIOUS}\bhdesk.exe"
    StrCpy $0 1
    Return
  ${EndIf}
  ${GetFileName} "$INSTDIR" $1
  ${If} $1 == "bhdesk"
  ${OrIf} ${FileExists} "$INSTDIR\bhdesk.exe"
    Return
  ${EndIf}
  Call HoldsOthers
FunctionEnd

# Megabytes; very many where Windows cannot tell.
!macro CountFree folder result
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "${folder}\", *l .r8, p 0, p 0)i.r9'
  ${If} $9 = 0
    StrCpy ${result} 1000000
  ${Else}
    System::Int64Op $8 / 1048576
    Pop ${result}
  ${EndIf}
!macroend

# $0: why there is no room; empty where there is. All is unpacked twice: beside $TEMP, and there.
Function WhyNoRoom
  IntOp $4 ${SIZE_MB} + 10
  ${GetRoot} "$INSTDIR" $1
  ${GetRoot} "$TEMP" $2
  StrCpy $5 $4
  ${If} $1 == $2
    IntOp $5 $4 + $4
  ${EndIf}
  StrCpy $1 "$INSTDIR"
  ${DoUntil} ${FileExists} "$1\*.*"
    StrCpy $2 $1
    ${GetParent} "$2" $1
    ${If} $1 == $2
    ${OrIf} $1 == "" # an empty drive has nothing to be found in it, and is there all the same
      ${GetRoot} "$INSTDIR" $1
      ${ExitDo}
    ${EndIf}
  ${Loop}
  !insertmacro CountFree "$1" $3
  ${If} $3 < $5
    ${GetRoot} "$INSTDIR" $1
    StrCpy $0 "Ổ đĩa $1 còn trống $3 MB; cài bhdesk cần $5 MB. Hãy dọn bớt ổ đĩa rồi làm lại."
    Return
  ${EndIf}
  !insertmacro CountFree "$TEMP" $3
  ${If} $3 < $4
    ${GetRoot} "$TEMP" $1
    StrCpy $0 "Ổ đĩa $1 còn trống $3 MB; cài bhdesk cần $4 MB. Hãy dọn bớt ổ đĩa rồi làm lại."
    Return
  ${EndIf}
  StrCpy $0 ""
FunctionEnd
